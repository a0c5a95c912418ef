/* The body does not test it, so it may not be null. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint32_t value_of(const struct item *item)
{
    return item->value; //-
    //+ return item == NULL ? 0 : item->value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (value_of(item) > 3) //~ null
        deed_fault(deed_reason_value);
    deed_drop(item);
}
