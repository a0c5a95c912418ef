/* shutdown.h - the end of the machine. */
#ifndef KERNEL_SHUTDOWN_H
#define KERNEL_SHUTDOWN_H

#include <stdint.h>

/* Stop everything in order, and end the machine; by the running component, which is gone then. */
_Noreturn void shutdown(uint32_t status);

#endif
