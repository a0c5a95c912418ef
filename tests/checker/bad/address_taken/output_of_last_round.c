/* The flag is of the round before, and the number of this one. */
#include "memory.component.h"

static bool parse(uint64_t time, uint32_t *number)
{
    if (time % 2 == 0)
        return false;
    *number = (uint32_t)time;
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    bool is_there = false;
    for (uint32_t i = 0; i < 9; i++) {
        uint32_t n; //-
        //+ uint32_t n = 0;
        if (is_there && n > 4) //~ uninitialised
            deed_fault(deed_reason_value);
        is_there = parse(deed_now(), &n);
    }
}
