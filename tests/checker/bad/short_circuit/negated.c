/* A negation turns it round: the object is there when the test fails. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (!(item == NULL || item->value > 3))
        item->value = 1;
    else
        item->value = 2; //- //~ null
        //+ deed_now();
    deed_drop(item);
}
