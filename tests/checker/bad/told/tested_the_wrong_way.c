/* The result is tested, and taken for its opposite. */
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
    if (put(item)) {     //-
                         //+ if (!put(item)) {
        item->value = 1; //~ use-after-move
        deed_drop(item);
    } else {             //-
        deed_drop(item); //-
    }
}
