/* A signed number has no least one to end at. */
#include "memory.component.h"

static DEPTH(n) int32_t sum(int32_t n) //- //~ annotation
//+ static DEPTH(n) int32_t sum(uint32_t n)
{
    if (n <= 0)
        return 0;
    return sum(n - 1) + 1; //-
    //+ return sum(n - 1) + 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(10) != 10)
        deed_fault(deed_reason_value);
}
