/* The test is about the wide number, the index is the narrow one. */
#include "memory.component.h"

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n, int64_t wide)
{
    int32_t i = (int32_t)wide;
    if (wide < 0 || wide >= (int64_t)n) //-
    //+ if (i < 0 || (uint32_t)i >= n)
        return 0;
    int8_t small = (int8_t)i; //-
    //+ int32_t small = i;
    return p[small]; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[300] = {1, 2, 3, 4};
    if (take(bytes, 300, (int64_t)deed_heap_used()) > 100)
        deed_fault(deed_reason_value);
}
