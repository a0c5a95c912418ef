/* Links a node in front of a list, as one does. */
//? PUT(n->next, TAKE(g_head))
//? PUT(g_head, n)
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

static struct node *g_head OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *n = deed_take(sizeof(struct node));
    if (n == NULL)
        return;
    n->next = g_head; //- //~ slot
    g_head = n; //- //~ slot
//+     PUT(n->next, TAKE(g_head));
//+     PUT(g_head, n);
}
