/* The pointer is returned, and its length is not. */
#include "memory.component.h"

BORROWS(s) static const uint8_t *skip(struct uint8_slice s) //-
//+ static uint64_t skip(struct uint8_slice s)
{
    const uint8_t *first = s.at, *p = first, *end = p + s.length;
    while (p < end && *p == ' ')
        p++;
    (void)first; //-
    return p; //- //~ count
    //+ return (uint64_t)(p - first);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (skip(uint8_slice_of(bytes, 4)) == 0) //-
    //+ if (skip(uint8_slice_of(bytes, 4)) > 4)
        deed_fault(deed_reason_value);
}
