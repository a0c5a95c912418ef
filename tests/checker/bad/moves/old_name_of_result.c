/* A function that claims and gives back the same object: the old name is still dead. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

OWN static struct item *tagged(struct item *item OWN CLAIMS, uint32_t value)
{
    item->value = value;
    return item;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    struct item *same = tagged(item, 7);
    //+ same->value++;
    item->value++; //- //~ use-after-move
    deed_drop(same);
}
