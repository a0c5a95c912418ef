/* rot(h, h->next): both arguments are borrows of one list, and the second one hangs on the slot that
 * the callee empties. What comes of it is a ring that nobody owns. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

static struct node *g_head OWN;
static struct node *g_other OWN;

static void rotate(struct node *a, struct node *b)
{
    struct node *moved = TAKE(a->next);
    if (moved != NULL && b->next == NULL)
        PUT(b->next, moved);
    else
        PUT(a->next, moved);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *first = g_head;
    if (first == NULL)
        return;
    struct node *second = first->next; //-
    //+ struct node *second = g_other;
    if (second != NULL)
        rotate(first, second); //~ borrow-expired
}
