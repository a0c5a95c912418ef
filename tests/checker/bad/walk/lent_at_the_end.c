/* One element is lent where there is none. */
#include "memory.component.h"

static void clear(uint8_t *byte)
{
    *byte = 0;
}

static uint32_t sum(uint8_t *p COUNT(n), uint64_t n)
{
    //+ uint64_t all = n;
    while (n-- > 0)
        p++;
    clear(&p[0]); //- //~ index
    //+ if (all > 0)
    //+     clear(&p[-1]);
    return 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(bytes, deed_now() % 9) > 100)
        deed_fault(deed_reason_value);
}
