/* A function that calls itself: no stack is large enough. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

static struct node *g_head OWN;

static uint32_t length(const struct node *node OPT)
{
    if (node == NULL)
        return 0;
    return 1 + length(node->next); //- //~ recursion
    //+ return node->next != NULL ? 2 : 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (length(g_head) > 100)
        deed_fault(deed_reason_value);
}
