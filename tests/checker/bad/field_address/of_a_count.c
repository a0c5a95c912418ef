/* &p->n: the number that says how much of an array is used is lent, and comes back larger. */
#include "memory.component.h"

struct stack {
    uint32_t used;
    uint8_t bytes[8];
};

static void grow(uint32_t *used)
{
    *used += 100;
}

static uint8_t g_last;

static void push(struct stack *stack)
{
    uint32_t used = stack->used;
    if (used > 7)
        return;
    grow(&stack->used);
    uint8_t *place = &stack->bytes[stack->used]; //- //~ index
    //+ uint8_t *place = &stack->bytes[used];
    *place = 1;
    g_last = (uint8_t)used;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct stack stack = {0};
    push(&stack);
}
