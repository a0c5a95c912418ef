/* Two steps of one bit-field. */
#include "memory.component.h"

struct flags {
    unsigned kind : 3;
    unsigned rest : 29;
};


void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct flags flags = {0};
    uint8_t bytes[8] = {0};
    bytes[flags.kind++] = (uint8_t)flags.kind; //- //~ sequence
    //+ bytes[flags.kind] = 1;
    if (bytes[0] > 3)
        deed_fault(deed_reason_value);
}
