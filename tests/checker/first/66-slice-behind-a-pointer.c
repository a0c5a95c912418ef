/* A pointer walks over a slice that somebody else has. */
//? struct uint8_slice own =
#include "memory.component.h"

static uint32_t sum(const struct uint8_slice *s)
{
    uint32_t total = 0;
    //+ struct uint8_slice own = *s;
    const uint8_t *p = s->at, *end = p + s->length; //- //~ count
    //+ const uint8_t *p = own.at, *end = p + own.length;
    while (p < end)
        total += *p++;
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2};
    struct uint8_slice s = uint8_slice_of(bytes, 4);
    if (sum(&s) != 3)
        deed_fault(deed_reason_value);
}
