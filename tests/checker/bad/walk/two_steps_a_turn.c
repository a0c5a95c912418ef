/* One is counted, and the pointer goes on by two. */
#include "memory.component.h"

static uint32_t sum(const uint8_t *p COUNT(n), uint64_t n)
{
    uint32_t pairs = 0;
    for (; n > 1; pairs++) {
        p += 2; //~ index
        n -= 1; //-
        //+ n -= 2;
    }
    return p != NULL ? pairs : 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(bytes, deed_now() % 9) > 100)
        deed_fault(deed_reason_value);
}
