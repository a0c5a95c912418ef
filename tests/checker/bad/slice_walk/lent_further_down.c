/* A helper makes another slice of it, further down in the loop in which the pointer begins. */
#include "memory.component.h"

static void shorten(struct uint8_slice *s)
{
    *s = uint8_slice_first(*s, s->length / 2);
}

static uint32_t sum(struct uint8_slice s)
{
    uint32_t total = 0;
    for (uint32_t round = 0; round < 2; round++) {
        const uint8_t *p = s.at, *end = p + 4; //- //~ index
        //+ uint64_t i = 0;
        while (p < end) //-
            total += *p++; //-
        //+ while (i < 4)
        //+     total += AT(s.at, s.length, i++);
        shorten(&s);
    }
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (sum(uint8_slice_of(bytes, 4)) > 10)
        deed_fault(deed_reason_value);
}
