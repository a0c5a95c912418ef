/* The pointer of a slice in a local that began elsewhere. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t few[4] = {1, 2, 3, 4};
    struct uint8_slice s = uint8_slice_of(few, 4);
    uint8_t *at = &AT(s.at, s.length, 1);
    at = s.at; //- //~ count
    *at = 2;
}
