/* A pointer to a pointer: through it an owner is changed that nobody sees. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void forget(struct item **item) //- //~ type
//+ static void forget(struct item *item)
{
    if (item == NULL)
        deed_fault(deed_reason_null);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item item = {1};
    if (item.value > 3)
        deed_fault(deed_reason_value);
}
