/* Writes a list the way all lists are written. */
//? next OWN
#include "memory.component.h"

struct node {
    struct node *next; //- //~ type
//+     struct node *next OWN;
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *n = deed_take(sizeof(struct node));
    if (n == NULL)
        return;
    n->value = 7;
    deed_drop(n);
}
