/* One case of a switch gives the object away, the code after the switch uses it. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void act(struct item *item OWN CLAIMS, uint32_t command)
{
    switch (command) {
    case 0: item->value = 0; break;
    case 1: item->value++; break;
    case 2:
        deed_drop(item);
        break; //- //~ join
        //+ return;
    default: item->value--; break;
    }
    deed_drop(item);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        act(item, 2);
}
