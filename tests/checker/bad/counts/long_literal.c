/* A literal of three, counted as ten. */
#include "memory.component.h"

static uint32_t sum(const char *text COUNT(size), uint64_t size)
{
    uint32_t total = 0;
    for (uint64_t i = 0; i < size; i++)
        total += (uint8_t)AT(text, size, i);
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum("abc", 10) > 1000) //- //~ count
    //+ if (sum(LITERAL("abc")) > 1000)
        deed_fault(deed_reason_value);
}
