/* The helper writes it when it returns true; it is read when it returned false. */
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
    if (parse(deed_now(), &n))
        return;
    if (n > 4) //~ uninitialised
        deed_fault(deed_reason_value);
}
