/* The block is entered again: what was written through the pointer was another variable. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < 3; i++) {
        uint32_t last; //-
        //+ uint32_t last = 0;
        uint32_t *place = &last;
        if (i == 0)
            *place = 1;
        if (*place > i) //~ uninitialised
            deed_fault(deed_reason_value);
    }
}
