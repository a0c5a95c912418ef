/* A recursion that is bounded by a number that never gets to 0. */
#include "number.component.h"

static DEPTH(n) uint32_t deep(double n) //- //~ annotation
//+ static DEPTH(n) uint32_t deep(uint32_t n)
{
    if (n < 1) //-
        return 0; //-
    return 1; //-
    //+ return n == 0 ? 0 : deep(n - 1);
}

void number_main(struct number_ports *ports)
{
    (void)ports;
    if (sizeof(double) != 8)
        deed_fault(deed_reason_value);
}
