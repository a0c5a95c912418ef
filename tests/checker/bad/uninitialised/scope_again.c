/* The block is entered a second time: its variable starts from nothing, whatever was in it. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t sum = 0;
    for (uint32_t i = 0; i < 3; i++) {
        uint32_t kept; //-
        //+ uint32_t kept = 0;
        if (i == 0)
            kept = 7;
        sum += kept; //~ uninitialised
    }
    if (sum > 100)
        deed_fault(deed_reason_value);
}
