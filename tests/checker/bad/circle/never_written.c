/* Of two functions that call each other, the one at the bottom writes nothing. */
#include "memory.component.h"

static DEPTH(n) void odd(uint32_t n, uint32_t *out);

static DEPTH(n) void even(uint32_t n, uint32_t *out)
{
    if (n == 0)
        *out = 1;
    else
        odd(n - 1, out);
}

static DEPTH(n) void odd(uint32_t n, uint32_t *out)
{
    if (n > 0)
        even(n - 1, out);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t is_even; //-
    //+ uint32_t is_even = 0;
    even(10, &is_even); //- //~ uninitialised
    //+ even(10, &is_even);
    if (is_even != 1)
        deed_fault(deed_reason_value);
}
