/* The part of kernel/machine.h that is worth inlining, for one Linux process.
 *
 * Interrupts are off in everything but component text, and nothing has to be done for it: the
 * signal handler looks where it came, and takes away the processor from components only (signal.c).
 */
#ifndef MACHINE_INLINE_H
#define MACHINE_INLINE_H

#include <stdint.h>

#include "kernel/machine/access.h"
#include "sanitizer.h"

#define MACHINE_START_BYTES 64u /* at the top of a stack: what machine_context writes */

static inline void machine_interrupts_off(void)
{
    __asm__ volatile("" ::: "memory");
}

static inline void machine_interrupts_on(void)
{
    __asm__ volatile("" ::: "memory");
}

/* As on the bare machine, but that rbp is saved by hand: a sanitizer may need it for its frames. */
static inline void *machine_switch(uint64_t from, uint64_t to, void *value)
{
    __asm__ volatile("push %%rbp\n\t"
                     "push $1f\n\t"
                     "mov %%rsp, component_context(,%%rdi,8)\n\t"
                     "mov component_context(,%%rsi,8), %%rsp\n\t"
                     "ret\n"
                     "1:\n\t"
                     "pop %%rbp"
                     : "+a"(value), "+D"(from), "+S"(to)
                     :
                     : "rbx", "rcx", "rdx", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15",
                       "memory", "cc");
    sanitizer_stack();
    return value;
}

uint64_t machine_cycles(void); /* nanoseconds of the system's monotonic clock */

#endif
