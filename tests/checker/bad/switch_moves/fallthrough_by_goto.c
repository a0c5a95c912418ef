/* Fallthrough is refused; a goto to the end of the next case comes to the same. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void act(struct item *item OWN CLAIMS, uint32_t command)
{
    switch (command) {
    case 0:
        deed_drop(item);
        goto out;
    case 1: item->value = 1; break;
    default: break;
    }
    deed_drop(item);
    return; //+
out:
    deed_drop(item); //- //~ use-after-move
    return;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        act(item, 0);
}
