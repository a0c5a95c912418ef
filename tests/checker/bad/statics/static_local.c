/* A static inside a function is a static. */
#include "memory.component.h"

static bool seen(const uint8_t *byte)
{
    static const uint8_t *last; //- //~ type
    //+ static uint8_t last;
    return last != 0 && *byte == 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t byte = 1;
    if (seen(&byte))
        deed_fault(deed_reason_value);
}
