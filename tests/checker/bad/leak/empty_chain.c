/* The head of the list is dropped, the rest of the list hangs on it. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

static struct node *g_head OWN;

static void pop(void)
{
    struct node *node = TAKE(g_head);
    //+ if (node != NULL)
    //+     PUT(g_head, TAKE(node->next));
    deed_drop(node); //~ drop-full
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < 10; i++)
        pop();
}
