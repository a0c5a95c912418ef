/* recover.h - what happens after a component's main is gone. */
#ifndef KERNEL_RECOVER_H
#define KERNEL_RECOVER_H

#include <stdbool.h>
#include <stdint.h>

/* Runs as the broken component, on its stack, at its priority. Never returns. */
void recover(void);

/* Is there so little to do, and nothing to wait for, that who stops it can do it in its place? And
 * doing it: the component is down. */
bool recover_is_short(uint32_t component);
void recover_short(uint32_t component);

/* The first part of it: the running component gives back all that it has. */
void recover_holdings(uint32_t component);

#endif
