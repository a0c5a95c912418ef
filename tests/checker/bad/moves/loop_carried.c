/* Loop-carried move: the second round drops what the first round gave away. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    for (uint32_t round = 0; round < 2; round++) {
        if (item == NULL)
            return;
        item->value = round;
        deed_drop(item); //~ join
        //+ item = deed_take(sizeof(struct item));
    }
    //+ deed_drop(item);
}
