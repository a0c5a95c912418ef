/* The budget of a small struct, the fields of a large one. */
#include "memory.component.h"

struct small {
    uint32_t value;
};

struct large {
    uint32_t value[100];
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct large *large = deed_take(sizeof(struct small)); //- //~ cast
    //+ struct large *large = deed_take(sizeof(struct large));
    if (large != NULL)
        large->value[99] = 1;
    deed_drop(large);
}
