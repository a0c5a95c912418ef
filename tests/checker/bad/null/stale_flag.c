/* Null-correlation through a second variable: the flag was true of another object. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    bool there = item != NULL;
    deed_drop(item);
    item = deed_take(sizeof(struct item));
    //+ there = item != NULL && there;
    //+ if (item != NULL)
    if (there) //-
        item->value = 1; //~ null
    deed_drop(item);
}
