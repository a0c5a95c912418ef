/* The call takes it over, as its body says, beside a read of it. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint32_t finish(struct item *item)
{
    uint32_t value = item->value;
    deed_drop(item);
    return value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    uint32_t sum = item->value + finish(item); //- //~ sequence
    //+ uint32_t sum = item->value;
    //+ sum += finish(item);
    if (sum > 3)
        deed_fault(deed_reason_value);
}
