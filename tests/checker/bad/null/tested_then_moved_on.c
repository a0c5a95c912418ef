/* The test holds for the node before, not for the one that the cursor is on now. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

static struct node *g_head OWN;

static uint32_t second(void)
{
    const struct node *at = g_head;
    if (at == NULL)
        return 0;
    at = at->next;
    //+ if (at == NULL)
    //+     return 0;
    return at->value; //~ null
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (second() == 4)
        deed_fault(deed_reason_value);
}
