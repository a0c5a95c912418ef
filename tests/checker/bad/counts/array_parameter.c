/* An array parameter is a pointer in disguise: C lets any array through, of whatever length. */
#include "memory.component.h"

static uint32_t last(const uint32_t words[4], uint32_t i)
{
    return AT(words, 4, i);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t words[2] = {1, 2}; //-
    //+ uint32_t words[4] = {1, 2, 3, 4};
    if (last(words, 3) > 100) //~ count
        deed_fault(deed_reason_value);
}
