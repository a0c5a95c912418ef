/* A compound literal that is an array. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t byte = ((uint8_t[]){1, 2, 3})[deed_now()]; //- //~ construct
    //+ uint8_t byte = 1;
    if (byte > 3)
        deed_fault(deed_reason_value);
}
