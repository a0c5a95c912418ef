/* A result that is null on one path is used without a test. */
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
    struct item *item = make(1);
    //+ if (item != NULL)
    item->value = 2; //~ null
    deed_drop(item);
}
