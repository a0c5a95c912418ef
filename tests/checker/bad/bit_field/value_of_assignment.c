/* What is assigned is 8, what is left of it 0, and what is reached by it element -1. */
#include "memory.component.h"

struct flags {
    unsigned kind : 3;
    unsigned rest : 29;
};


void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct flags flags = {0};
    uint8_t bytes[9] = {0};
    unsigned wide = 8 + (unsigned)(deed_now() & 0);
    unsigned at = flags.kind = wide; //-
    //+ unsigned at = wide; flags.kind = wide & 7;
    uint8_t *byte = &bytes[at - 8]; //~ index
    *byte = 1;
}
