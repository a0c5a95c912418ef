/* A function of the SDK in a table: the checker knows it by its name only. */
#include "memory.component.h"

static uint64_t now(void)
{
    return deed_now();
}

static uint64_t (*const clocks[])(void) = {
    deed_now, //- //~ function-pointer
    //+ now,
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (clocks[0]() > now())
        deed_fault(deed_reason_value);
}
