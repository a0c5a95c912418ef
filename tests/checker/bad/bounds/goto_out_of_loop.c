/* The loop is left by a jump after the increment. */
#include "memory.component.h"

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t i = 0;
    while (i < n) {
        if (AT(p, n, i) == 7) {
            i++; //-
            goto found;
        }
        i++;
    }
    return 0;
found:
    return p[i]; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    if (take(bytes, 4) > 100)
        deed_fault(deed_reason_value);
}
