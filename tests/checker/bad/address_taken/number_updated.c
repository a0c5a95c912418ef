/* `+=` reads before it writes. */
#include "memory.component.h"

static void add(uint32_t *sum, uint32_t number)
{
    *sum += number;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t sum; //-
    //+ uint32_t sum = 0;
    for (uint32_t i = 0; i < 10; i++)
        add(&sum, i); //~ uninitialised
    if (sum != 45)
        deed_fault(deed_reason_value);
}
