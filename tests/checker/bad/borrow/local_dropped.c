/* The heap gets a piece of the stack. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item item = {1};
    struct item *borrow = &item;
    borrow->value = 2;
    deed_drop(borrow); //- //~ not-owned
}
