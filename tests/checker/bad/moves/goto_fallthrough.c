/* Switch fall-through without falling: a forward goto from the case that dropped into the one that
 * drops. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void finish(struct item *item OWN CLAIMS, uint32_t kind)
{
    switch (kind) {
    case 0:
        item->value = 0;
        deed_drop(item);
        goto one; //- //~ join
        //+ break;
    case 1:
    one:
        deed_drop(item);
        break;
    default:
        deed_drop(item);
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        finish(item, 0);
}
