/* size.h - the most that there can ever be of what the kernel has tables for: what a gibibyte can
 * hold, as whole powers of two. */
#ifndef MACHINE_SIZE_H
#define MACHINE_SIZE_H

#define COMPONENTS_MAX 1048576u
#define PORTS_MAX      1048576u
#define CHANNELS_MAX   1048576u
#define SETS_MADE      1048576u /* by components, all together */

#endif
