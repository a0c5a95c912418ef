/* A struct that is filled on one path only, returned. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
    uint8_t name[8];
};

static struct range make(uint32_t to)
{
    struct range made; //-
    //+ struct range made = {0};
    if (to > 3)
        made.to = to;
    return made; //~ uninitialised
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (make(2).to > 3)
        deed_fault(deed_reason_value);
}
