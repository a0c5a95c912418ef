/* A goto into the middle of a loop: its start never ran. */
#include "memory.component.h"

static uint32_t count(uint32_t from)
{
    uint32_t i = from;
    if (from > 5)
        goto middle; //- //~ control
        //+ i = 5;
    for (i = 0; i < 10; i++) {
    middle:
        if (i == 7)
            break;
    }
    return i;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (count(6) > 100)
        deed_fault(deed_reason_value);
}
