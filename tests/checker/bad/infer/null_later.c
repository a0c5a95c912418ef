/* Tested for null, but used before: the test does not make it optional. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint32_t value_of(const struct item *item)
{
    uint32_t value = item->value; //-
    //+ uint32_t value = item != NULL ? item->value : 0;
    return item != NULL ? value : 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (value_of(item) > 3) //~ null
        deed_fault(deed_reason_value);
    deed_drop(item);
}
