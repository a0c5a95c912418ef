/* A loop counts the number down and up again. */
#include "memory.component.h"

static DEPTH(n) uint32_t sum(uint32_t n)
{
    uint32_t result = 0;
    if (n == 0)
        return 0;
    for (uint32_t i = 0; i < 2; i++) {
        result += sum(n - 1);
        n++; //- //~ depth
    }
    return result;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(2) != 0)
        deed_fault(deed_reason_value);
}
