/* The pointer of a slice, passed as if it were one object. */
#include "memory.component.h"

static void raise(uint8_t *value)
{
    *value += 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t few[4] = {1, 2, 3, 4};
    struct uint8_slice s = uint8_slice_of(few, 4);
    raise(s.at); //- //~ count
    //+ raise(&AT(s.at, s.length, 0));
}
