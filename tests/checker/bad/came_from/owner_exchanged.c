/* The variable that it was read from owns another object by now. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    struct node *side OWN;
    uint32_t key;
};

static struct node *g_first OWN;
static struct node *g_other OWN;

static uint32_t take(uint32_t key)
{
    struct node *head = TAKE(g_first);
    if (head == NULL)
        return 0;
    struct node *n = head->next;
    struct node *other = head;
    head = TAKE(g_other);
    uint32_t found = 0;
    if (n != NULL && head != NULL && n->key == key) {
        struct node *gone = TAKE(head->next);
        found = gone->key; //- //~ null
        //+ found = gone != NULL ? gone->key : 0;
        PUT(head->next, gone);
    }
    PUT(g_other, head);
    PUT(g_first, other);
    return found;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (take(3) > 4)
        deed_fault(deed_reason_value);
}
