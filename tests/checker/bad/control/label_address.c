/* The address of a label: a jump to wherever it points by then. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t rounds = 0;
    if (&&out == NULL) //- //~ construct
    //+ if (rounds > 0)
        goto out;
    rounds++;
out:
    if (rounds > 5)
        deed_fault(deed_reason_value);
}
