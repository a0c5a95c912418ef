/* Two structs without a tag, each with a slot `first`: one is emptied, and the other is borrowed from. */
#include "memory.component.h"

struct node {
    uint32_t value;
};

static struct {
    struct node *first OWN;
} g_young;

static struct {
    struct node *first OWN;
} g_old;

static void clear_old(void)
{
    struct node *node = TAKE(g_old.first);
    if (node != NULL)
        deed_drop(node);
}

static uint32_t read(void)
{
    struct node *young = g_young.first, *old = g_old.first;
    if (young == NULL || old == NULL)
        return 0;
    clear_old();
    return old->value; //- //~ borrow-expired
    //+ return young->value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (read() > 8)
        deed_fault(deed_reason_value);
}
