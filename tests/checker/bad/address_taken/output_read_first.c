/* The helper writes it on every path, and reads it before on one of them. */
#include "memory.component.h"

static void step(uint64_t time, uint32_t *number)
{
    uint32_t before = time > 3 ? *number : 0;
    *number = before + 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t n; //-
    //+ uint32_t n = 0;
    step(deed_now(), &n); //~ uninitialised
    if (n > 4)
        deed_fault(deed_reason_value);
}
