/* What was stored is not what is there. */
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
    unsigned n = 8 + (unsigned)deed_now() % 8;
    flags.kind = n & 15; //-
    //+ unsigned kind = n & 15;
    uint8_t *byte = &bytes[flags.kind - 8 + (n - n)]; //- //~ index
    //+ uint8_t *byte = &bytes[kind & 7];
    *byte = (uint8_t)flags.rest;
}
