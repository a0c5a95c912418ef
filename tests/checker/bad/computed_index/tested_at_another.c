/* One place was tested, the next one is used. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_items[4] OWN;

static void mark(uint32_t i)
{
    if (g_items[i % 4] == NULL)
        return;
    struct item *item = g_items[(i + 1) % 4];
    //+ if (item != NULL)
    item->value = 1; //~ null
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    mark((uint32_t)deed_now());
}
