/* switch.h - from one context to another, on x86-64: see kernel/machine.h. */
#ifndef MACHINE_SWITCH_H
#define MACHINE_SWITCH_H

#include <stdint.h>

/* The compiler saves what it needs (rbp too: there are no frame pointers), so a suspended context
 * is the address to go on at, and no more. An interrupted one holds all registers and goes on in
 * entry.S. */
static inline void *machine_switch(uint64_t from, uint64_t to, void *value)
{
    __asm__ volatile("push $1f\n\t"
                     "mov %%rsp, component_context(,%%rdi,8)\n\t"
                     "mov component_context(,%%rsi,8), %%rsp\n\t"
                     "ret\n"
                     "1:"
                     : "+a"(value), "+D"(from), "+S"(to)
                     :
                     : "rbx", "rcx", "rdx", "rbp", "r8", "r9", "r10", "r11", "r12", "r13", "r14",
                       "r15", "memory", "cc");
    return value;
}

#endif
