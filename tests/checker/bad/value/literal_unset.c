/* A compound literal made of what has no value. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t from; //-
    //+ uint32_t from = 1;
    struct range range = (struct range){.from = from}; //~ uninitialised
    if (range.from > 3)
        deed_fault(deed_reason_value);
}
