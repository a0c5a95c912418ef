/* A null as such, for a parameter that promises its callee not to be. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint32_t value_of(const struct item *item OPT)
{
    return item == NULL ? 0 : item->value;
}

static uint32_t sure_value_of(const struct item *item)
{
    return item->value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item one = {1};
    //+ uint32_t sum = value_of(NULL);
    uint32_t sum = sure_value_of(NULL); //- //~ null
    if (sum + sure_value_of(&one) > 2)
        deed_fault(deed_reason_value);
}
