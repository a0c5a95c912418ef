/* An index that is not -1 was found in an array of owners: the place may be empty all the same. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_items[4] OWN;

static uint32_t find(void)
{
    for (uint32_t i = 0; i < 4; i++)
        if (g_items[i] != NULL)
            return i;
    return 4;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t found = find();
    if (found == 4)
        return;
    struct item *item = g_items[found % 4];
    //+ if (item != NULL)
    item->value = 1; //~ null
}
