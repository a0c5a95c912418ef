/* The function returns what it claimed: the caller has it under two names. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

OWN
static struct item *touched(struct item *item OWN CLAIMS)
{
    item->value++;
    return item;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    struct item *same = touched(item);
    same->value += item->value; //- //~ use-after-move
    //+ same->value += 1;
    deed_drop(same);
}
