/* `||` is not `&&`: one of the two was not put. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_item OWN;

static bool put(struct item *item)
{
    if (g_item != NULL)
        return false;
    PUT(g_item, item);
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    bool late = deed_now() > 100;
    if (put(item) || late) //- //~ join
                           //+ if (put(item))
        return;
    deed_drop(item);
}
