/* Less as 32 bits and, as 8 bits of another number, anything. */
#include "memory.component.h"

static DEPTH(n) uint32_t narrow(uint8_t n, uint32_t more);

static DEPTH(n) uint32_t wide(uint32_t n, uint32_t more)
{
    return n == 0 ? 0 : narrow((uint8_t)(n - 1 + more), more); //- //~ depth
    //+ return n == 0 ? 0 : narrow((uint8_t)(n - 1), more);
}

static DEPTH(n) uint32_t narrow(uint8_t n, uint32_t more)
{
    return n == 0 ? 0 : wide(n - 1u, more);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (wide(10, (uint32_t)deed_now()) != 0)
        deed_fault(deed_reason_value);
}
