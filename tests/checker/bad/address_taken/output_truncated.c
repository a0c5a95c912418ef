/* 256 is a failure, and 0 in a byte. */
#include "memory.component.h"

static uint32_t parse(uint64_t time, uint32_t *number)
{
    if (time == 0)
        return 256;
    *number = (uint32_t)time;
    return 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t n; //-
    //+ uint32_t n = 0;
    uint8_t failed = (uint8_t)parse(deed_now(), &n);
    if (failed == 0 && n > 4) //~ uninitialised
        deed_fault(deed_reason_value);
}
