/* The copy was made of what the pointer was before it went elsewhere. */
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
    struct node *n = g_first;
    while (n != NULL) {
        if (n->key == key && before != NULL) {
            struct node *gone = TAKE(before->next);
            uint32_t found = gone->key; //- //~ null
            //+ uint32_t found = gone != NULL ? gone->key : 0;
            PUT(before->next, gone);
            return found;
        }
        before = n;
        n = g_other;
        if (n != NULL)
            n = n->next;
    }
    return 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (take(3) > 4)
        deed_fault(deed_reason_value);
}
