/* sizeof a pointer, the classic. */
#include "memory.component.h"

struct large {
    uint32_t value[100];
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct large *large = deed_take(sizeof large); //- //~ cast
    //+ struct large *large = deed_take(sizeof(struct large));
    if (large != NULL)
        large->value[99] = 1;
    deed_drop(large);
}
