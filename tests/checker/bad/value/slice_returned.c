/* A slice of an array in what was passed by value. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
    uint8_t name[8];
};

static struct uint8_const_slice name(struct range range) //-
//+ static struct uint8_const_slice name(const struct range *range)
{
    return uint8_const_slice_of(range.name, 8); //- //~ borrow-escape
    //+ return uint8_const_slice_of(range->name, 8);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct range one = {1, 2, "one"};
    if (uint8_const_slice_find(name(one), 'x') < 8) //-
    //+ if (uint8_const_slice_find(name(&one), 'x') < 8)
        deed_fault(deed_reason_value);
}
