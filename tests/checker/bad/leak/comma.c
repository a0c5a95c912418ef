/* What stands in front of a comma is for nobody: a new object there belongs to nobody. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    uint32_t i = 0;
    (void)ports;
    uint8_vector_take(8), i = 1; //- //~ leak
    //+ deed_drop(uint8_vector_take(8)), i = 1;
    if (i > 3)
        deed_fault(deed_reason_value);
}
