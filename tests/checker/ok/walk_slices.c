/* Pointers that walk over slices: by an end, by a count, backwards, in step with another. */
#include "memory.component.h"

static uint32_t sum(struct uint8_slice s)
{
    uint32_t total = 0;
    for (const uint8_t *p = s.at, *end = p + s.length; p < end; p++)
        total += *p;
    return total;
}

static uint32_t checksum(struct uint8_const_slice packet)
{
    uint32_t total = 0;
    const uint8_t *p = packet.at;
    uint64_t left = packet.length;
    while (left >= 2) {
        total += (uint32_t)p[0] << 8 | p[1];
        p += 2;
        left -= 2;
    }
    if (left > 0)
        total += (uint32_t)*p << 8;
    while (total >> 16 != 0)
        total = (total & 0xffff) + (total >> 16);
    return ~total & 0xffff;
}

static uint64_t trimmed(struct uint8_slice line)
{
    const uint8_t *first = line.at, *last = first + line.length;
    while (last > first && last[-1] == ' ')
        last--;
    return (uint64_t)(last - first);
}

static void copy(struct uint8_slice to, struct uint8_slice from)
{
    uint8_t *out = to.at;
    const uint8_t *in = from.at;
    uint64_t n = to.length < from.length ? to.length : from.length;
    while (n-- > 0)
        *out++ = *in++;
}

/* What is behind the first word. */
static struct uint8_slice rest(struct uint8_slice line)
{
    const uint8_t *first = line.at, *p = first, *end = p + line.length;
    while (p < end && *p != ' ')
        p++;
    return uint8_slice_sub(line, (uint64_t)(p - first), (uint64_t)(end - p));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, ' ', 4, 5, 6, ' ', ' '}, others[8] = {0};
    struct uint8_slice all = uint8_slice_of(bytes, 8);
    copy(uint8_slice_of(others, 8), all);
    struct uint8_slice tail = rest(all);
    if (sum(all) != sum(uint8_slice_of(others, 8)) || trimmed(tail) > 4)
        deed_fault(deed_reason_value);
    if (checksum(deed_text(LITERAL("abc"))) == 0)
        deed_fault(deed_reason_value);
}
