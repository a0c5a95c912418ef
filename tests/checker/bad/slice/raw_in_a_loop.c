/* The slice gets shorter in each round, and the test is of the round before. */
#include "memory.component.h"

static uint64_t pairs(struct uint8_const_slice s)
{
    uint64_t pairs = 0;
    uint64_t left = s.length;
    while (left > 1) {
        //+ left = s.length;
        //+ if (left < 2)
        //+     break;
        pairs += s.at[1]; //~ index
        s = uint8_const_slice_rest(s, 1);
    }
    return pairs;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (pairs(deed_text(LITERAL("one"))) == 0)
        deed_fault(deed_reason_value);
}
