/* Written when the result is 0; the test lets the failures through that are positive. */
#include "memory.component.h"

static int parse(uint64_t time, uint32_t *number)
{
    if (time == 0)
        return -1;
    if (time == 1)
        return 1;
    *number = (uint32_t)time;
    return 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t n; //-
    //+ uint32_t n = 0;
    if (parse(deed_now(), &n) < 0)
        return;
    if (n > 4) //~ uninitialised
        deed_fault(deed_reason_value);
}
