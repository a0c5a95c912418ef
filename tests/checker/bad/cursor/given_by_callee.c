/* A function takes the list over, as its body says; the cursor stands on it. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t key;
};

static void clear(struct node *list)
{
    while (list != NULL) {
        struct node *next = TAKE(list->next);
        deed_drop(list);
        list = next;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *list = deed_take(sizeof(struct node));
    if (list == NULL)
        return;
    struct node *at = list;
    while (at->next != NULL)
        at = at->next;
    clear(list);
    at->key = 4; //- //~ borrow-expired
}
