/* size.h - tables for Eva: a few rows of each, for whatever it knows of one row it knows of all. No
 * two of the tables are of one size, so a number of one that gets into another is seen. */
#ifndef MACHINE_SIZE_H
#define MACHINE_SIZE_H

#define COMPONENTS_MAX 4u
#define PORTS_MAX      8u
#define CHANNELS_MAX   16u
#define SETS_MADE      12u

#endif
