/* A length from outside leads behind the end; the element there is not even read. */
#include "memory.component.h"

static uint32_t sum(const uint8_t *p COUNT(n), uint64_t n)
{
    const uint8_t *end = p + n;
    uint32_t sum = 0;
    while (p < end) {
        uint8_t size = *p++;
        //+ if (size > end - p)
        //+     break;
        p += size; //~ index
        sum++;
    }
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(bytes, deed_now() % 9) > 100)
        deed_fault(deed_reason_value);
}
