/* The search ran off the end of the list, and the code after it does not ask. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t key;
    uint32_t value;
};

static struct node *g_head OWN;

static uint32_t find(uint32_t key)
{
    const struct node *at = g_head;
    while (at != NULL && at->key != key)
        at = at->next;
    //+ if (at == NULL)
    //+     return 0;
    return at->value; //~ null
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (find(3) == 4)
        deed_fault(deed_reason_value);
}
