/* What the helper leaves to its caller is not what it was called with. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_item OWN;

static bool change(struct item *item)
{
    if (g_item == NULL) {
        PUT(g_item, item);
        item = NULL; //-
        return true;
    }
    item->value = 1;
    return false; //- //~ leak
    //+ return false;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    bool changed = change(item);
    //+ if (!changed)
    //+ deed_drop(item);
    (void)changed;
}
