/* The part of kernel/machine.h that is worth inlining, for one Linux process.
 *
 * Interrupts are off in everything but component text, and nothing has to be done for it: the
 * signal handler looks where it came, and takes away the processor from components only (signal.c).
 */
#ifndef MACHINE_INLINE_H
#define MACHINE_INLINE_H

#include <stdint.h>

#include "kernel/machine/access.h"

#define MACHINE_START_BYTES 64u /* at the top of a stack: what machine_context writes */

static inline void machine_interrupts_off(void)
{
    __asm__ volatile("" ::: "memory");
}

static inline void machine_interrupts_on(void)
{
    __asm__ volatile("" ::: "memory");
}

uint64_t machine_cycles(void); /* nanoseconds of the system's monotonic clock */

#endif
