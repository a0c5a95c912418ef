/* The pointer outlives the array that it would be moved to. */
#include "memory.component.h"

static uint32_t sum(const uint8_t *p COUNT(n), uint64_t n)
{
    const uint8_t *at = p;
    if (n == 0)
        return 0;
    {
        uint8_t inner[4] = {1, 2, 3, 4};
        at = inner; //- //~ count
        //+ const uint8_t *own = inner;
        //+ (void)*own;
    }
    return at == p ? 1 : 2;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(bytes, deed_now() % 9) > 100)
        deed_fault(deed_reason_value);
}
