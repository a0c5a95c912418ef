/* Passed on with more elements than it has. */
#include "memory.component.h"

static uint32_t sum(const uint8_t *bytes COUNT(size), uint64_t size)
{
    uint32_t sum = 0;
    for (uint64_t i = 0; i < size; i++)
        sum += AT(bytes, size, i);
    return sum;
}

static uint32_t total(struct uint8_const_slice s)
{
    return sum(s.at, s.length + 1); //- //~ count
    //+ return sum(s.at, s.length);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (total(deed_text(LITERAL("one"))) == 0)
        deed_fault(deed_reason_value);
}
