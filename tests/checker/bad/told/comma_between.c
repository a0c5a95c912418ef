/* The comparison is of the number that was there before the call. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_item OWN;

static uint32_t put(struct item *item)
{
    if (g_item != NULL)
        return 0;
    PUT(g_item, item);
    return 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t taken = 0;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    bool before = taken == 0;
    taken = put(item); //~ join
    if (before)        //-
                       //+ if (taken == 0)
        deed_drop(item);
    (void)before;
}
