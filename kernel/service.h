/* service.h - services that a component may call only if its file lists them. */
#ifndef KERNEL_SERVICE_H
#define KERNEL_SERVICE_H

#include <stdint.h>

/* Who asked for the fault that is being injected: an address in its text. */
extern uint64_t service_inject_caller;

#endif
