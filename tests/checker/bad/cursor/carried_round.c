/* What the loop's first round drops, its second round reads through the cursor. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t key;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *list = deed_take(sizeof(struct node));
    struct node *at = NULL;
    for (uint32_t i = 0; list != NULL && i < 3; i++) {
        if (i > 0 && at != NULL) //- //~ borrow-expired
            at->key = i;         //-
        at = list;
        struct node *fresh = deed_take(sizeof(struct node));
        deed_drop(list);
        list = fresh;
    }
    deed_drop(list);
}
