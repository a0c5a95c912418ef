/* Made by hand inside of the list of a view. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    struct uint8_const_slice s = uint8_const_slice_of(bytes, 4);
    struct reader reader = {{s.at, 5}, 0}; //- //~ count
    //+ struct reader reader = {s, 0};
    if (AT(reader.in.at, reader.in.length, 3) != 4)
        deed_fault(deed_reason_value);
}
