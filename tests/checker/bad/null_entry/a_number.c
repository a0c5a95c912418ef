/* An element that is a number, cast. */
#include "memory.component.h"

static uint32_t one(uint32_t n)
{
    return n + 1;
}

static uint32_t (*const list[2])(uint32_t n) = {
    one,
    (uint32_t (*)(uint32_t n))4096, //- //~ function-pointer
    //+ NULL,
};

static uint32_t use(uint32_t i)
{
    return list[i % 2] != NULL ? 2 : 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (use((uint32_t)deed_now() % 4) == 0)
        deed_fault(deed_reason_value);
}
