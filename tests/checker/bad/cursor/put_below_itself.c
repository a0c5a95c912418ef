/* The owner is put below its own cursor: nothing would lead to it any more. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t key;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *list = deed_take(sizeof(struct node));
    if (list == NULL)
        return;
    struct node *at = list;
    at->key = 3;
    PUT(at->next, list); //- //~ slot
    //+ deed_drop(list);
}
