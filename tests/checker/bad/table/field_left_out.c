/* A struct of the table that names its other fields only. */
#include "memory.component.h"

static uint32_t one(void)
{
    return 1;
}

struct number {
    uint32_t (*make)(void);
    uint32_t uses;
};

static const struct number numbers[] = {
    {one, 0},
    {.uses = 1}, //-
    //+ {.make = one, .uses = 1},
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < 2; i++)
        if (numbers[i].make() != 1) //~ null
            deed_fault(deed_reason_value);
}
