/* It came from one slot, and is taken from the other. */
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
    struct node *before = NULL;
    for (struct node *n = g_first; n != NULL; before = n, n = n->side) {
        if (n->key != key || before == NULL)
            continue;
        struct node *gone = TAKE(before->next);
        uint32_t found = gone->key; //- //~ null
        //+ uint32_t found = gone != NULL ? gone->key : 0;
        PUT(before->next, gone);
        return found;
    }
    return 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (take(3) > 4)
        deed_fault(deed_reason_value);
}
