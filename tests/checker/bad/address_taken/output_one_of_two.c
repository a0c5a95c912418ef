/* The helper writes one of two. */
#include "memory.component.h"

static void put(bool first, uint32_t *a, uint32_t *b)
{
    if (first)
        *a = 1;
    else
        *b = 2;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t n; //-
    //+ uint32_t n = 0;
    uint32_t other = 0;
    put(deed_now() > 3, &n, &other);
    if (n > 4) //~ uninitialised
        deed_fault(other == 0 ? deed_reason_value : deed_reason_null);
}
