/* Set to null in good style, and then used. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    deed_drop(item);
    item = NULL;
    //+ item = deed_take(sizeof(struct item));
    //+ if (item != NULL)
    item->value = 2; //~ null
    deed_drop(item);
}
