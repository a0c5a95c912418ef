/* Two steps that are harmless together, and lead out of the array in between. */
#include "memory.component.h"

static uint32_t sum(const uint8_t *p COUNT(n), uint64_t n)
{
    if (n < 2)
        return 0;
    p += UINT64_MAX; //- //~ index
    p += 2; //-
    //+ p += 1;
    return *p;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(bytes, deed_now() % 9) > 100)
        deed_fault(deed_reason_value);
}
