/* context.c - new contexts. */
#include "sdk/include/deed/checked.h"
#include "x86.h"

extern char machine_begin[];

/* machine_begin pops the ports and returns into main, main returns into `ended`. */
uint64_t machine_context(uint64_t stack_top, void (*main)(void *), void *ports, void (*ended)(void))
{
    uint64_t *stack = (uint64_t *)stack_top;

    stack[-1] = (uint64_t)ended;
    stack[-2] = (uint64_t)main;
    stack[-3] = (uint64_t)ports;
    stack[-4] = (uint64_t)machine_begin;
    return (uint64_t)&stack[-4];
}

uint64_t machine_context_enter(uint64_t stack_top, void (*function)(void))
{
    uint64_t *stack = (uint64_t *)stack_top;

    stack[-1] = 0;
    stack[-2] = (uint64_t)function;
    return (uint64_t)&stack[-2];
}
