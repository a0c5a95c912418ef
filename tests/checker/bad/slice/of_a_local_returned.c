/* A slice of an array that ends with the function. */
#include "memory.component.h"

BORROWS(from)
static struct uint8_const_slice reversed(struct uint8_const_slice from)
{
    uint8_t turned[8] = {0};
    uint64_t length = from.length < 8 ? from.length : 8;
    for (uint64_t i = 0; i < length; i++)
        AT(turned, 8, i) = AT(from.at, from.length, length - 1 - i);
    struct uint8_const_slice result = uint8_const_slice_of(turned, 8);
    if (result.length == 0)
        return from;
    return result; //- //~ borrow-escape
    //+ return uint8_const_slice_first(from, length);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    if (reversed(uint8_const_slice_of(bytes, 4)).length == 0)
        deed_fault(deed_reason_value);
}
