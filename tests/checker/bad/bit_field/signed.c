/* One signed bit is 0 or -1. */
#include "memory.component.h"

struct flags {
    int32_t one : 1; //- //~ type
    //+ uint32_t one : 1;
    uint32_t rest;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct flags flags = {0};
    flags.one = deed_now() > 5;
    if (flags.one > 1 || flags.rest > 3)
        deed_fault(deed_reason_value);
}
