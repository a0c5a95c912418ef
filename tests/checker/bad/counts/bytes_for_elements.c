/* sizeof counts bytes; the array has a quarter as many elements. */
#include "memory.component.h"

static void clear(uint32_t *words COUNT(count), uint64_t count)
{
    for (uint64_t i = 0; i < count; i++)
        AT(words, count, i) = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t words[16] = {1};
    clear(words, sizeof(words)); //- //~ count
    //+ clear(words, sizeof(words) / sizeof(words[0]));
    if (words[0] != 0)
        deed_fault(deed_reason_value);
}
