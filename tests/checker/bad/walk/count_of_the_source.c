/* As many are written as there are to read, not as there is room. */
#include "memory.component.h"

static uint32_t sum(uint8_t *to COUNT(room), uint64_t room, const uint8_t *from COUNT(n), uint64_t n)
{
    while (n-- > 0) //-
    //+ while (n-- > 0 && room-- > 0)
        *to++ = *from++; //~ index
    return 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(bytes, deed_now() % 9, bytes, deed_now() % 9) > 100)
        deed_fault(deed_reason_value);
}
