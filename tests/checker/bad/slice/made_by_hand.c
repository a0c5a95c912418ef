/* A slice whose length is not that of the array. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t few[2] = {1, 2};
    struct uint8_slice s = {few, 200}; //- //~ count
    //+ struct uint8_slice s = uint8_slice_of(few, 2);
    AT(s.at, s.length, 1) = 2;
}
