/* A function that takes anything. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static bool there(const void *anything OPT) //- //~ type
//+ static bool there(const struct item *anything OPT)
{
    return anything != NULL;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item item = {0};
    if (item.value > 3 && there(NULL))
        deed_fault(deed_reason_value);
}
