/* It got its second name on one path only: there the drop below is the second. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    struct item *spare = NULL;
    if (deed_now() % 2 == 0) { //~ join
        spare = item;
        //+ item = NULL;
    }
    deed_drop(spare);
    deed_drop(item);
}
