/* AT with a count of one's own. */
#include "memory.component.h"

static uint8_t at(const uint8_t *bytes COUNT(size), uint64_t size, uint64_t i)
{
    uint64_t plenty = size + 1000;
    return i < plenty ? AT(bytes, plenty, i) : 0; //- //~ count
    //+ return i < plenty ? AT(bytes, size, i) : 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (at(bytes, 4, 4) > 100)
        deed_fault(deed_reason_value);
}
