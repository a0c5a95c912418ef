/* A null pointer and a field beyond the null page: the store would land in somebody else's memory. */
#include "memory.component.h"

struct large {
    uint8_t before[1048576];
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct large *large = deed_take(sizeof(struct large));
    //+ if (large != NULL)
    large->value = 1; //~ null
    deed_drop(large);
}
