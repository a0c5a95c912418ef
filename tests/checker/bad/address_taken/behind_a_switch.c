/* Three cases fill it through its address, the fourth forgets to. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t width; //-
    //+ uint32_t width = 0;
    uint32_t *to = &width;
    switch (deed_now() % 4) {
    case 0: *to = 1; break;
    case 1: *to = 2; break;
    case 2: *to = 4; break;
    default: break;
    }
    if (width > 4) //~ uninitialised
        deed_fault(deed_reason_value);
}
