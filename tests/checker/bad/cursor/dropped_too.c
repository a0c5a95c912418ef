/* Both names are dropped: the second one is the first one's object. */
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
    deed_drop(at);
    deed_drop(list); //- //~ use-after-move
}
