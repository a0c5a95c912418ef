/* A round around it gives the length back, and not the place. */
#include "memory.component.h"

static uint32_t search(const uint32_t *a COUNT(n), uint32_t n, uint32_t key)
{
    uint32_t lo = 0;
    for (uint32_t round = 0; round < 2; round++) {
        //+ lo = 0;
        uint32_t len = n;
        while (len > 0) {
            uint32_t half = len / 2;
            if (a[lo + half] < key) { //~ index
                lo += half + 1;
                len -= half + 1;
            } else {
                len = half;
            }
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
