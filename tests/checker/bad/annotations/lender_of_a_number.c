/* A number that is lent. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

BORROWS(item) static uint32_t value_of(const struct item *item) //- //~ annotation
//+ static uint32_t value_of(const struct item *item)
{
    return item->value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item one = {1};
    if (value_of(&one) > 5)
        deed_fault(deed_reason_value);
}
