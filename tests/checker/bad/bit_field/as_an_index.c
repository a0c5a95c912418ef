/* Three bits are eight, and the table has seven. */
#include "memory.component.h"

struct flags {
    unsigned kind : 3;
    unsigned rest : 29;
};


void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct flags flags = {.kind = (unsigned)deed_now() & 7};
    uint8_t bytes[8] = {0};
    uint8_t *byte = &bytes[flags.kind + 1]; //- //~ index
    //+ uint8_t *byte = &bytes[flags.kind & 3];
    *byte = 1;
}
