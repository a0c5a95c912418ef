/* A result that owns, and nobody who takes it. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

OWN OPT static struct item *make(uint32_t value)
{
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        item->value = value;
    return item;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    //+ deed_drop(make(1));
    make(1); //- //~ leak
}
