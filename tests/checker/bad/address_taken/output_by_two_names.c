/* The helper's pointer is of the number in one round, and of another one in the next. */
#include "memory.component.h"

static void put(uint32_t *number)
{
    uint32_t other = 0;
    uint32_t *to = &other;
    if (deed_now() > 4)
        to = number;
    *to = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t n; //-
    //+ uint32_t n = 0;
    put(&n); //~ uninitialised
    if (n > 4)
        deed_fault(deed_reason_value);
}
