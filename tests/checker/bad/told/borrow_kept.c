/* A borrow from before the call, used where the object is still there: the call may have changed
 * it. */
#include "memory.component.h"

struct part {
    uint32_t value;
};

struct item {
    struct part part;
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
    struct part *part = &item->part;
    if (put(item)) {
        part->value = 1; //- //~ borrow-expired
        return;
    }
    deed_drop(item);
}
