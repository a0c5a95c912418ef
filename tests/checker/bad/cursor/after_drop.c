/* The cursor is used after the list it stands on was dropped. */
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
    at->key = 1; //+
    deed_drop(list);
    at->key = 2; //- //~ borrow-expired
}
