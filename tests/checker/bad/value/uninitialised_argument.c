/* A struct that nobody filled, passed by value. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
    uint8_t name[8];
};

static uint32_t length(struct range range)
{
    return range.to - range.from;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct range one; //-
    //+ struct range one = {1, 2, "one"};
    if (length(one) > 3) //~ uninitialised
        deed_fault(deed_reason_value);
}
