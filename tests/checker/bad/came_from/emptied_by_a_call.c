/* A function that is called in between takes what was there. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    struct node *side OWN;
    uint32_t key;
};

static struct node *g_first OWN;
static struct node *g_other OWN;

static void hide(void)
{
    struct node *first = g_first;
    if (first != NULL && g_other == NULL)
        PUT(g_other, TAKE(first->next));
}

static uint32_t take(uint32_t key)
{
    struct node *before = NULL;
    for (struct node *n = g_first; n != NULL; before = n, n = n->next) {
        if (n->key != key || before != NULL)
            continue;
        hide();
        struct node *first = TAKE(g_first);
        if (first == NULL)
            return 0;
        struct node *gone = TAKE(first->next);
        uint32_t found = gone->key; //- //~ null
        //+ uint32_t found = gone != NULL ? gone->key : 0;
        PUT(first->next, gone);
        PUT(g_first, first);
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
