/* A borrow of one object, used as an array of many. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint32_t second(const struct item *item)
{
    return item[1].value; //- //~ index
    //+ return item->value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item item = {1};
    if (second(&item) > 100)
        deed_fault(deed_reason_value);
}
