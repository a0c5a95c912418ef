/* The cursor stands on a node that is taken out and dropped. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t key;
};

static struct node *g_list OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *list = deed_take(sizeof(struct node));
    struct node *second = deed_take(sizeof(struct node));
    if (list == NULL || g_list != NULL || second == NULL)
        deed_fault(deed_reason_stopped);
    PUT(list->next, second);
    struct node *at = list;
    if (at->next != NULL)
        at = at->next;
    struct node *gone = TAKE(list->next);
    at->key = 1; //- //~ borrow-expired
    PUT(list->next, gone);
    PUT(g_list, list);
}
