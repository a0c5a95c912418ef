/* context.c - new contexts. */
#include "sdk/include/deed/checked.h"
#include "hosted.h"
#include "sanitizer.h"

char idle_stack[STACK_BYTES] __attribute__((aligned(16)));
char interrupt_stack[STACK_BYTES] __attribute__((aligned(16)));

extern char machine_begin[], machine_begin_function[];

/* From entry.S, on arrival on another stack. */
void arrived(void);
void arrived(void)
{
    sanitizer_stack();
}

/* machine_begin pops the ports and returns into main, main returns into `ended`. */
uint64_t machine_context(uint64_t stack_top, void (*main)(void *), void *ports, void (*ended)(void))
{
    uint64_t *stack = (uint64_t *)stack_top;

    sanitizer_abandon(stack_top);
    stack[-1] = (uint64_t)ended;
    stack[-2] = (uint64_t)main;
    stack[-3] = (uint64_t)ports;
    stack[-4] = (uint64_t)machine_begin;
    return (uint64_t)&stack[-4];
}

uint64_t machine_context_enter(uint64_t stack_top, void (*function)(void))
{
    uint64_t *stack = (uint64_t *)stack_top;

    sanitizer_abandon(stack_top);
    stack[-1] = 0;
    stack[-2] = (uint64_t)function;
    stack[-3] = (uint64_t)machine_begin_function;
    return (uint64_t)&stack[-3];
}
