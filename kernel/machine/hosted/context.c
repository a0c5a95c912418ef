/* context.c - new contexts, and faults on demand. */
#include "sdk/include/deed/checked.h"
#include "hosted.h"

char idle_stack[STACK_BYTES] __attribute__((aligned(16)));
char interrupt_stack[STACK_BYTES] __attribute__((aligned(16)));

extern char machine_begin[], machine_begin_function[], inject_start[], inject_end[];
void inject_vector(void);
void inject_shift(void);
void inject_value(void);
void inject_unreachable(void);
void inject_division(void);
void inject_touch(void *address);
void inject_instruction(void);

#define NOWHERE 0x7ffffffff000ull /* above what a process may map */

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

void machine_inject(uint32_t reason)
{
    switch (reason) {
    case deed_reason_vector: inject_vector(); break;
    case deed_reason_division: inject_division(); break;
    case deed_reason_shift: inject_shift(); break;
    case deed_reason_value: inject_value(); break;
    case deed_reason_unreachable: inject_unreachable(); break;
    case deed_reason_null: inject_touch((void *)8); break;
    case deed_reason_page: inject_touch((void *)NOWHERE); break;
    case deed_reason_stack: inject_touch(deed_guard_start); break;
    case deed_reason_instruction: inject_instruction(); break;
    default: break;
    }
}

bool machine_injected(uint64_t instruction)
{
    return instruction >= (uint64_t)inject_start && instruction < (uint64_t)inject_end;
}
