/* The result derives from another parameter than the one that is named. */
#include "memory.component.h"

BORROWS(first)
static struct uint8_const_slice longer(struct uint8_const_slice first,
                                       struct uint8_const_slice second)
{
    if (first.length >= second.length)
        return first;
    return second; //- //~ borrow-escape
    //+ return uint8_const_slice_first(first, 0);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    struct uint8_const_slice s = uint8_const_slice_of(bytes, 4);
    if (longer(s, uint8_const_slice_rest(s, 1)).length != 4)
        deed_fault(deed_reason_value);
}
