/* A node that owns itself: nobody else can reach or drop it. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

static struct node *g_head OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *node = deed_take(sizeof(struct node));
    if (node == NULL)
        return;
    PUT(node->next, node); //- //~ slot
    //+ PUT(g_head, node);
}
