/* object.h - the shared heap as components see it: what the rest of the kernel has to know. */
#ifndef KERNEL_OBJECT_H
#define KERNEL_OBJECT_H

#include <stdint.h>

#include "kernel/rows.h"

/* What a component takes in the tables here. */
extern const struct rows object_rows[];
#define OBJECT_BYTES (sizeof(void *) + sizeof(uint32_t))

/* Bytes charged to a component for what it has taken and not dropped, wherever that is now. */
uint64_t object_used(uint32_t component);

#endif
