/* The same for a function of the SDK: what lies behind the array is taken for a slice. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8];
    struct uint8_slice parts[3] = {0};
    parts[0] = uint8_slice_of(bytes, 8);
    for (uint64_t i = 0; i <= 3; i++) //-
    //+ for (uint64_t i = 0; i < 3; i++)
        uint8_slice_fill(parts[i], 7); //~ index
}
