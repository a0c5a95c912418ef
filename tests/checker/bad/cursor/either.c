/* A cursor on one of two owners, of which one is dropped. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t key;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *a = deed_take(sizeof(struct node));
    struct node *b = deed_take(sizeof(struct node));
    if (a == NULL || b == NULL)
        deed_fault(deed_reason_stopped);
    struct node *at = deed_now() % 2 == 0 ? a : b;
    deed_drop(b);
    at->key = 1; //- //~ borrow-expired
    //+ a->key = 1;
    deed_drop(a);
}
