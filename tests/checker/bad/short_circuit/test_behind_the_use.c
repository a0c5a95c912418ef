/* The null test stands behind the use that it should have allowed. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item->value == 0 && item != NULL) //- //~ null
    //+ if (item != NULL && item->value == 0)
        item->value = 1;
    deed_drop(item);
}
