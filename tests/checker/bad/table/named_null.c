/* An element that is NULL, and is called. */
#include "memory.component.h"

static uint32_t one(void)
{
    return 1;
}

struct number {
    uint32_t uses;
    uint32_t (*make)(void);
};

static const struct number numbers[] = {
    {0, one},
    {0, NULL}, //-
    //+ {0, one},
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < 2; i++)
        if (numbers[i].make() != 1) //~ null
            deed_fault(deed_reason_value);
}
