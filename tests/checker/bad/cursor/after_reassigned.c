/* The owner is given another node: the cursor still stands on the old one. */
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
    deed_drop(list);
    list = deed_take(sizeof(struct node));
    if (list != NULL)
        at->key = 1; //- //~ borrow-expired
    //+     list->key = 1;
    deed_drop(list);
}
