/* The owner is put into another list; the cursor still changes it there. */
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
    if (list == NULL || g_list != NULL)
        deed_fault(deed_reason_stopped);
    struct node *at = list;
    at->key = 1;
    PUT(g_list, list);
    at->key = 2; //- //~ borrow-expired
}
