/* A constant is assigned that loses bits, by way of a chain. */
#include "memory.component.h"

struct flags {
    unsigned kind : 3;
    unsigned rest : 29;
};


void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct flags flags = {0};
    uint8_t bytes[4] = {0};
    uint32_t at;
    at = flags.rest = (unsigned)deed_now(); //-
    //+ at = 3; flags.rest = at;
    uint8_t *byte = &bytes[at]; //~ index
    *byte = 1;
}
