/* One object a round: the budget is spent by tomorrow. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint64_t size = 1; size < 100; size++) {
        struct uint8_vector *v = uint8_vector_take(size);
        if (v != NULL)
            v->at[0] = 1;
        //+ deed_drop(v);
    } //~ leak
}
