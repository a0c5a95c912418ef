/* It came from one element of an array, and is taken from another. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    struct node *side OWN;
    uint32_t key;
};

static struct node *g_first OWN;
static struct node *g_other OWN;

static struct node *g_table[4] OWN;

static uint32_t take(uint32_t key)
{
    struct node *n = g_table[key & 3];
    if (n == NULL)
        return 0;
    uint32_t i = n->key & 3;
    struct node *gone = TAKE(g_table[i]);
    uint32_t found = gone->key; //- //~ null
    //+ uint32_t found = gone != NULL ? gone->key : 0;
    PUT(g_table[i], gone);
    return found;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (take(3) > 4)
        deed_fault(deed_reason_value);
}
