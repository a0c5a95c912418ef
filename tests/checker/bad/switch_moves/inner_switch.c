/* Two switches, one in the other: the inner one's break does not leave the outer one. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void act(struct item *item OWN CLAIMS, uint32_t command, uint32_t how)
{
    switch (command) {
    case 0:
        switch (how) {
        case 0:
            deed_drop(item);
            break; //- //~ join
            //+ return;
        default: break;
        }
        item->value = 3;
        break;
    default: break;
    }
    deed_drop(item);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        act(item, 0, 0);
}
