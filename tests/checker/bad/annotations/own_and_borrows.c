/* A result that owns and is lent. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

OWN BORROWS(item) static struct item *same(struct item *item) //- //~ annotation
//+ BORROWS(item) static struct item *same(struct item *item)
{
    item->value++;
    return item;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item item = {1};
    struct item *other = same(&item);
    other->value = 2;
}
