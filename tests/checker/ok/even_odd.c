/* Even and odd, each by the other. */
#include "memory.component.h"

static DEPTH(n) bool is_odd(uint32_t n);

static DEPTH(n) bool is_even(uint32_t n)
{
    if (n == 0)
        return true;
    return is_odd(n - 1);
}

static DEPTH(n) bool is_odd(uint32_t n)
{
    return n != 0 && is_even(n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (!is_even(100) || is_odd(8))
        deed_fault(deed_reason_value);
}
