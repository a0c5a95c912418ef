/* A hole without a name among the fields: the values of a list would be one too far. */
#include "memory.component.h"

struct flags {
    unsigned kind : 3;
    unsigned : 5; //- //~ type
    //+ unsigned hole : 5;
    unsigned size : 8;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct flags flags = {.kind = 1, .size = 2};
    if (flags.size > 3)
        deed_fault(deed_reason_value);
}
