/* The cursor's own node went away; PUT writes into it all the same. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

static struct node *g_head OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *at = g_head;
    struct node *fresh = deed_take(sizeof(struct node));
    if (at == NULL || fresh == NULL) {
        deed_drop(fresh);
        return;
    }
    struct node *old = TAKE(g_head);
    if (old != NULL) {
        struct node *rest = TAKE(old->next);
        PUT(g_head, rest);
        deed_drop(old);
    }
    PUT(at->next, fresh); //- //~ borrow-expired
    //+ deed_drop(fresh);
}
