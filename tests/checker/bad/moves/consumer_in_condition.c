/* Read on one side of the comparison, consumed on the other: in which order? */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint32_t consume(struct item *item OWN CLAIMS)
{
    deed_drop(item);
    return 3;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    //+ uint32_t value = item->value;
    //+ if (value == consume(item))
    if (item->value == consume(item)) //- //~ sequence
        deed_fault(deed_reason_value);
}
