/* AT with a constant. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t few[4] = {1, 2, 3, 4};
    struct uint8_slice s = uint8_slice_first(uint8_slice_of(few, 4), 2);
    AT(s.at, 4, 3) = 1; //- //~ count
    //+ AT(s.at, s.length, 1) = 1;
}
