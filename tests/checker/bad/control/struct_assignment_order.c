/* A struct assignment works out its left side first, where numbers work out their right side first. */
#include "memory.component.h"

struct item {
    uint32_t value[40];
};

static struct item *g_item OWN;
static struct item g_saved[4];

static uint64_t clear(void)
{
    deed_drop(TAKE(g_item));
    return 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = g_item;
    if (item == NULL)
        return;
    AT(g_saved, 4, clear()) = *item; //- //~ borrow-expired
    //+ g_saved[1] = *item;
    //+ clear();
}
