/* An array parameter is a pointer in disguise, and nothing is counted. */
#include "memory.component.h"

static uint32_t last(const uint32_t words[4], uint32_t i) //- //~ type
//+ static uint32_t last(const uint32_t *words COUNT(n), uint64_t n, uint32_t i)
{
    return AT(words, 4, i); //-
    //+ return AT(words, n, i);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t words[2] = {1, 2};
    if (last(words, 3) > 100) //-
    //+ if (last(words, 2, 3) > 100)
        deed_fault(deed_reason_value);
}
