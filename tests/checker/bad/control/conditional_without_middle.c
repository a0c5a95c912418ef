/* a ?: b evaluates a once, says GNU. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t now = deed_now();
    uint64_t value = now ?: 5; //- //~ construct
    //+ uint64_t value = now != 0 ? now : 5;
    if (value == 0)
        deed_fault(deed_reason_value);
}
