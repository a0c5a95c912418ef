/* set.h - endpoint sets, one for each `serves` port: the endpoints in it that have something to
 * receive are in its ready list, first come first served. */
#ifndef KERNEL_SET_H
#define KERNEL_SET_H

#include "kernel/endpoint.h"

/* What a port takes in the tables here. */
#define SET_BYTES (2 * sizeof(uint32_t))

/* An endpoint in this set has become readable. */
void set_list(uint32_t port, uint32_t endpoint);

/* Its owner has stopped: nothing is listed. */
void set_clear(uint32_t port);

#endif
