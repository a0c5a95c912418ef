/* The struct is declared in the middle of an expression. */
#include "memory.component.h"

struct part {
    uint32_t a;
};

static uint64_t size(void)
{
    struct part part = {1};
    return part.a + sizeof(struct part { uint64_t a[4]; }); //- //~ construct
    //+ return part.a + sizeof(uint64_t[4]);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (size() == 0)
        deed_fault(deed_reason_value);
}
