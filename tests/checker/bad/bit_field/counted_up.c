/* A bit-field that is counted up begins again at 0. */
#include "memory.component.h"

struct flags {
    unsigned kind : 3;
    unsigned rest : 29;
};


void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct flags flags = {.kind = 7};
    uint8_t bytes[16] = {0};
    unsigned next = ++flags.kind; //-
    //+ unsigned next = flags.kind + 1u;
    if (next > 8) return;
    uint8_t *byte = &bytes[next + 7];
    *byte = (uint8_t)(bytes[0] + flags.rest);
    byte = &bytes[next - 1]; //- //~ index
    *byte = 0;
}
