/* What is left is cut to a byte before it is compared. */
#include "memory.component.h"

static uint32_t sum(const uint8_t *p COUNT(n), uint64_t n)
{
    uint32_t total = 0;
    const uint8_t *end = p + n;
    while (p < end) {
        uint32_t step = *p++;
        if (step > (uint8_t)(end - p + 200)) //-
        //+ if (step > end - p)
            break;
        p += step; //~ index
        total++;
    }
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(bytes, deed_now() % 9) > 100)
        deed_fault(deed_reason_value);
}
