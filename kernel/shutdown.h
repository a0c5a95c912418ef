/* shutdown.h - the end of the machine. */
#ifndef KERNEL_SHUTDOWN_H
#define KERNEL_SHUTDOWN_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/index.h"
#include "kernel/rows.h"

/* By origin: somebody of it is up; nobody who is up is connected to it. */
extern bool shutdown_is_there[COMPONENTS_MAX], shutdown_goes[COMPONENTS_MAX];

/* What a component that is no copy takes in the tables here. */
extern const struct rows shutdown_rows[];
#define SHUTDOWN_BYTES (2 * sizeof(bool))

/* Stop everything in order, and end the machine; by the running component, which is gone then. */
_Noreturn void shutdown(uint32_t status);

#endif
