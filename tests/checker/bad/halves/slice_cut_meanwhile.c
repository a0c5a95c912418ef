/* The slice is cut as the place goes on: that is twice. */
#include "memory.component.h"

static uint64_t search(struct uint32_const_slice s, uint32_t key)
{
    uint64_t lo = 0, len = s.length;
    while (len > 0) {
        uint64_t half = len / 2;
        if (s.at[lo + half] < key) { //~ index
            lo += half + 1;
            len -= half + 1;
            s = uint32_const_slice_rest(s, half); //-
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
    if (search(uint32_slice_const(uint32_slice_of(table, 8)), 7) > 8)
        deed_fault(deed_reason_value);
}
