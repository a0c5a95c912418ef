/* The helper only passes the address on, as its result. */
#include "memory.component.h"

BORROWS(number) static uint32_t *same(uint32_t *number)
{
    return number;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t n; //-
    //+ uint32_t n = 0;
    if (*same(&n) > 4) //~ uninitialised
        deed_fault(deed_reason_value);
}
