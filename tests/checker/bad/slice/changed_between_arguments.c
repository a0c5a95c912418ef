/* The same between the arguments of a call. */
#include "memory.component.h"

static uint8_t last(const uint8_t *bytes COUNT(size), uint32_t turn, uint64_t size)
{
    return turn == 0 || size == 0 ? 0 : AT(bytes, size, size - 1);
}

static uint32_t swap(struct uint8_const_slice *a, struct uint8_const_slice *b)
{
    *a = uint8_const_slice_rest(*a, 1);
    *b = uint8_const_slice_rest(*b, 1);
    return 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_const_slice a = deed_text(LITERAL("one"));
    struct uint8_const_slice b = deed_text(LITERAL("two"));
    //+ uint32_t turn = swap(&a, &b);
    uint8_t c = last(a.at, swap(&a, &b), a.length); //- //~ sequence
    //+ uint8_t c = last(a.at, turn, a.length);
    if (c != 'e')
        deed_fault(deed_reason_value);
}
