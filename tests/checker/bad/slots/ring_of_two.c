/* A ring by way of a borrow of the second node. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

static struct node *g_head OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *first = deed_take(sizeof(struct node));
    if (first == NULL)
        return;
    PUT(first->next, deed_take(sizeof(struct node)));
    struct node *second = first->next;
    if (second == NULL) {
        deed_drop(first);
        return;
    }
    second->value = 2;
    PUT(second->next, first); //- //~ slot
    //+ PUT(g_head, first);
}
