/* recover.h - what happens after a component's main is gone. */
#ifndef KERNEL_RECOVER_H
#define KERNEL_RECOVER_H

#include <stdint.h>

/* Runs as the broken component, on its stack, at its priority. Never returns. */
void recover(void);

/* The first part of it: the running component gives back all that it has. */
void recover_holdings(uint32_t component);

#endif
