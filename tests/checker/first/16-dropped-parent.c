/* Frees a node with its children still in it. */
//? TAKE(n->next)
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

static struct node *g_head OWN;

static void remove_first(void)
{
    struct node *n = TAKE(g_head);
    if (n == NULL)
        return;
//+     PUT(g_head, TAKE(n->next));
    deed_drop(n); //~ drop-full
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    remove_first();
}
