/* A part is shorter than its whole. */
#include "memory.component.h"

static uint64_t sum(struct uint8_const_slice whole, uint64_t count)
{
    uint64_t sum = 0;
    struct uint8_const_slice part = uint8_const_slice_first(whole, count);
    for (uint64_t i = 0; i < whole.length; i++) //-
    //+ for (uint64_t i = 0; i < count; i++)
        sum += part.at[i]; //~ index
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(deed_text(LITERAL("one")), 2) == 0)
        deed_fault(deed_reason_value);
}
