/* The address of one object as an array of two. */
#include "memory.component.h"

static uint32_t sum(const uint32_t *words COUNT(count), uint64_t count)
{
    uint32_t total = 0;
    for (uint64_t i = 0; i < count; i++)
        total += AT(words, count, i);
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t word = 1;
    //+ uint32_t words[2] = {word, 0};
    //+ if (sum(words, 2) > 100)
    if (sum(&word, 2) > 100) //- //~ count
        deed_fault(deed_reason_value);
}
