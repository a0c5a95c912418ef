/* A field steps, and the same field of what may be the same struct is assigned; nobody takes its address. */
#include "memory.component.h"

struct stack {
    uint32_t item[8];
    uint32_t used;
};

static struct stack g_stack;

static void drain(struct stack *s, struct stack *t)
{
    if (s->used == 0 || s->used > 8)
        return;
    t->used = s->item[--s->used]; //- //~ sequence
    //+ s->used--;
    //+ t->used = s->item[s->used];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_stack.used = 3;
    drain(&g_stack, &g_stack);
}
