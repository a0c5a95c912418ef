/* `default` is the failure that nobody has thought of. */
#include "memory.component.h"

static int parse(uint64_t time, uint32_t *number)
{
    if (time == 0)
        return 1;
    if (time == 1)
        return 2;
    *number = (uint32_t)time;
    return 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t n; //-
    //+ uint32_t n = 0;
    switch (parse(deed_now(), &n)) {
    case 1: return;
    default:
        if (n > 4) //~ uninitialised
            deed_fault(deed_reason_value);
    }
}
