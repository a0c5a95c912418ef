/* The cursor outlives the scope of what it stands on. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t key;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *at = NULL;
    {
        struct node *list = deed_take(sizeof(struct node));
        if (list == NULL)
            return;
        at = list;
        at->key = 1;
        deed_drop(list);
    }
    at->key = 2; //- //~ borrow-expired
    //+ at = NULL;
}
