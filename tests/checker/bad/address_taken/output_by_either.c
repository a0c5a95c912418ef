/* It is lent by a pointer that may be of another local. */
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
    uint32_t n; //-
    //+ uint32_t n = 0;
    uint32_t m = 0;
    uint32_t *to = deed_now() % 2 == 0 ? &n : &m;
    if (!parse(deed_now(), to)) //~ uninitialised
        return;
    if (n + m > 4)
        deed_fault(deed_reason_value);
}
