/* A field steps, and a pointer that may lead to it is written through: its address is taken below. */
#include "memory.component.h"

struct stack {
    uint32_t item[8];
    uint32_t used;
};

static struct stack g_stack;

static bool pop(struct stack *s, uint32_t *value)
{
    if (s->used == 0 || s->used > 8)
        return false;
    *value = s->item[--s->used]; //- //~ sequence
    //+ s->used--;
    //+ *value = s->item[s->used];
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_stack.used = 3;
    if (!pop(&g_stack, &g_stack.used))
        deed_fault(deed_reason_value);
}
