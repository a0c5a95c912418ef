/* The struct that is assigned has the number in it that is counted up. */
#include "memory.component.h"

struct item {
    uint32_t used, room;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item items[4] = {{0, 4}}, other = {1, 2};
    struct item *first = &items[0];
    AT(items, 4, first->used++) = other; //- //~ sequence
    //+ AT(items, 4, first->used) = other;
    if (items[0].used > 3)
        deed_fault(deed_reason_value);
}
