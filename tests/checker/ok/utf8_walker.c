/* Characters of UTF-8, one by one; what is no character counts as one that is broken. */
#include "memory.component.h"

#define BROKEN 0xfffd

struct walker {
    struct uint8_const_slice rest;
    uint32_t character;
};

static uint64_t length_of(uint8_t first)
{
    if (first < 0x80)
        return 1;
    if (first >> 5 == 6)
        return 2;
    if (first >> 4 == 14)
        return 3;
    return first >> 3 == 30 ? 4 : 0;
}

static uint32_t character(struct uint8_const_slice bytes)
{
    uint8_t first = AT(bytes.at, bytes.length, 0);
    if (bytes.length == 1)
        return first < 0x80 ? first : BROKEN;
    uint32_t value = first & (0x7fu >> bytes.length);
    for (uint64_t i = 1; i < bytes.length; i++) {
        uint8_t next = AT(bytes.at, bytes.length, i);
        if (next >> 6 != 2)
            return BROKEN;
        value = value << 6 | (next & 63u);
    }
    return value;
}

static bool walker_next(struct walker *walker)
{
    if (walker->rest.length == 0)
        return false;
    uint64_t length = length_of(AT(walker->rest.at, walker->rest.length, 0));
    if (length == 0 || length > walker->rest.length)
        length = 1;
    walker->character = character(uint8_const_slice_first(walker->rest, length));
    walker->rest = uint8_const_slice_rest(walker->rest, length);
    return true;
}

static uint64_t count_of(struct uint8_const_slice text, uint32_t wanted)
{
    uint64_t count = 0;
    struct walker walker = {.rest = text};
    while (walker_next(&walker))
        if (walker.character == wanted)
            count++;
    return count;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t text[] = {'a', 0xc3, 0xa4, 'b', 0xe2, 0x82, 0xac, 0xff, 0xc3, 0xa4};
    struct uint8_const_slice all = uint8_const_slice_of(text, sizeof(text));
    if (count_of(all, 0xe4) != 2 || count_of(all, 0x20ac) != 1 || count_of(all, BROKEN) != 1)
        deed_fault(deed_reason_value);
    if (count_of(uint8_const_slice_first(all, 2), BROKEN) != 1)
        deed_fault(deed_reason_value);
}
