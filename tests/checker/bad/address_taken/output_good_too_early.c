/* The result says success before it is one. */
#include "memory.component.h"

static int parse(uint64_t time, uint32_t *number)
{
    int result = 0;
    if (time == 0)
        goto out;
    *number = (uint32_t)time;
out:
    return result;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t n; //-
    //+ uint32_t n = 0;
    if (parse(deed_now(), &n) != 0)
        return;
    if (n > 4) //~ uninitialised
        deed_fault(deed_reason_value);
}
