/* What is smaller before it is cut off is not smaller after. */
#include "memory.component.h"

static DEPTH(n) uint32_t sum(uint8_t n, uint32_t more)
{
    if (n == 0)
        return 0;
    return sum((uint8_t)(n - 1 + more), more); //- //~ depth
    //+ return sum((uint8_t)(n - 1), more);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(10, (uint32_t)deed_now()) != 0)
        deed_fault(deed_reason_value);
}
