/* A result that turns out to be an owner is lost. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *make(uint32_t value)
{
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        item->value = value;
    return item;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    make(1); //- //~ leak
    //+ deed_drop(make(1));
}
