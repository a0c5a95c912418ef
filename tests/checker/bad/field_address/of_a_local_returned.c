/* The address of a field of a local: the struct is gone when it arrives. */
#include "memory.component.h"

struct item {
    uint32_t kind;
    uint32_t value;
};

BORROWS(item)
static uint32_t *place(struct item *item, uint32_t kind)
{
    struct item copy = *item;
    copy.kind = kind;
    return &copy.value; //- //~ borrow-escape
    //+ return &item->value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item item = {1, 2};
    *place(&item, 3) = 4;
}
