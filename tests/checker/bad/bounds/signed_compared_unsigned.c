/* As unsigned the negative number is large, and passes the test. */
#include "memory.component.h"

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n, int32_t i)
{
    if ((uint32_t)i < 4 || n < 4) //-
    //+ if (i < 0 || (uint32_t)i >= n)
        return 0;
    return p[i]; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    if (take(bytes, 4, (int32_t)deed_heap_used()) > 100)
        deed_fault(deed_reason_value);
}
