/* It starts at the second element with the length of all. */
#include "memory.component.h"

static uint32_t search(const uint32_t *a COUNT(n), uint32_t n, uint32_t key)
{
    uint32_t lo = 1, len = n; //-
    //+ uint32_t lo = 0, len = n;
    while (len > 0) {
        uint32_t half = len / 2;
        if (a[lo + half] < key) { //~ index
            lo += half + 1;
            len -= half + 1;
        } else {
            len = half;
        }
    }
    return lo;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t table[8] = {1, 2, 3, 5, 8, 13, 21, 34};
    if (search(table, 8, 7) > 8)
        deed_fault(deed_reason_value);
}
