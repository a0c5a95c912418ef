/* A slice of an array whose block has ended. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_slice s = {0};
    {
        uint8_t few[4] = {1, 2, 3, 4};
        s = uint8_slice_of(few, 4);
        AT(s.at, s.length, 1) = 2;
    }
    uint8_t others[4] = {5, 6, 7, 8};
    s = uint8_slice_first(s, 2); //- //~ borrow-expired
    //+ s = uint8_slice_of(others, 4);
    if (others[1] != 6)
        deed_fault(deed_reason_value);
}
