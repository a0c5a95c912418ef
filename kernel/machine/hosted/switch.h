/* switch.h - from one context to another, in one Linux process: see kernel/machine.h. */
#ifndef MACHINE_SWITCH_H
#define MACHINE_SWITCH_H

#include <stdint.h>

#include "sanitizer.h"

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

#endif
