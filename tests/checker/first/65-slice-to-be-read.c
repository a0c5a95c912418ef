/* Passes what may be written where it is only read, as one does with pointers. */
//? uint8_slice_const(
#include "memory.component.h"

static uint64_t zeros(struct uint8_const_slice s)
{
    uint64_t count = 0;
    for (uint64_t i = 0; i < s.length; i++)
        if (s.at[i] == 0)
            count++;
    return count;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2};
    struct uint8_slice s = uint8_slice_of(bytes, 4);
    if (zeros(s) != 2) //- //~ compile
//+     if (zeros(uint8_slice_const(s)) != 2)
        deed_fault(deed_reason_value);
}
