/* A size that somebody computed. */
#include "memory.component.h"

struct large {
    uint32_t value[100];
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t size = sizeof(uint32_t) * 10; //-
    struct large *large = deed_take(size); //- //~ cast
    //+ struct large *large = deed_take(sizeof(struct large));
    if (large != NULL)
        large->value[99] = 1;
    deed_drop(large);
}
