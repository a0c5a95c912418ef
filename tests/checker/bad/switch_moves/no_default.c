/* Each case drops it, and there is a way past all of them. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void act(struct item *item OWN CLAIMS, uint32_t command)
{
    switch (command) {
    case 0:
        item->value = 1;
        deed_drop(item);
        return;
    case 1: deed_drop(item); return;
    //+ default: deed_drop(item); return;
    }
} //- //~ leak
//+ }

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        act(item, 5);
}
