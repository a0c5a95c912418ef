/* PUT moves: the list owns the node, the name does not. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

static struct node *g_head OWN;

static void push(struct node *node OWN CLAIMS)
{
    PUT(node->next, TAKE(g_head));
    //+ node->value = 1;
    PUT(g_head, node);
    node->value = 1; //- //~ use-after-move
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *node = deed_take(sizeof(struct node));
    if (node != NULL)
        push(node);
}
