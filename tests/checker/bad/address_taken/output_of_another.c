/* Two calls, two locals, and the flags mixed up. */
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
    uint32_t m;
    bool has_n = parse(deed_now(), &n);
    bool has_m = parse(deed_now(), &m);
    if (has_m && m + n > 4) //~ uninitialised
        deed_fault(has_n ? deed_reason_value : deed_reason_null);
}
