/* As many are asked for as there were at the beginning. */
#include "memory.component.h"

static uint32_t add(const uint8_t *p COUNT(n), uint64_t n)
{
    return n > 0 ? p[0] : 0;
}

static uint32_t sum(const uint8_t *p COUNT(n), uint64_t n)
{
    if (n < 4)
        return 0;
    p += 4;
    return add(p, n); //- //~ count
    //+ return add(p, n - 4);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(bytes, deed_now() % 9) > 100)
        deed_fault(deed_reason_value);
}
