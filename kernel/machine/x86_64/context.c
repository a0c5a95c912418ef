/* context.c - new contexts. */
#include "kernel/machine.h"

#define WORD sizeof(uint64_t)

void machine_begin(void);

/* machine_begin pops the ports and returns into main, main returns into `ended`. */
uint64_t machine_context(uint64_t stack_top, void (*main)(void *), void *ports, void (*ended)(void))
{
    machine_store(stack_top - WORD, (uint64_t)ended);
    machine_store(stack_top - 2 * WORD, (uint64_t)main);
    machine_store(stack_top - 3 * WORD, (uint64_t)ports);
    machine_store(stack_top - 4 * WORD, (uint64_t)machine_begin);
    return stack_top - 4 * WORD;
}

uint64_t machine_context_enter(uint64_t stack_top, void (*function)(void))
{
    machine_store(stack_top - WORD, 0);
    machine_store(stack_top - 2 * WORD, (uint64_t)function);
    return stack_top - 2 * WORD;
}
