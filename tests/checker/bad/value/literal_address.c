/* The address of a compound literal, which ends with its block. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const struct range *range = &(struct range){1, 2}; //- //~ construct
    //+ const struct range one = (struct range){1, 2}, *range = &one;
    if (range->from > 3)
        deed_fault(deed_reason_value);
}
