/* size.h - the most that there can ever be of what the kernel has tables for: enough for a process
 * that somebody looks at. */
#ifndef MACHINE_SIZE_H
#define MACHINE_SIZE_H

#define COMPONENTS_MAX 1024u
#define PORTS_MAX      4096u
#define CHANNELS_MAX   2048u
#define SETS_MADE      4096u /* by components, all together */

#endif
