/* Base64 from one slice into another, and back. */
#include "memory.component.h"

static const char g_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static uint8_t digit(uint32_t value)
{
    return (uint8_t)g_digits[value & 63];
}

/* Three bytes, the last of which may be missing, to four digits. */
static void encode_group(struct uint8_slice to, struct uint8_const_slice from)
{
    uint32_t bits = 0;
    for (uint64_t i = 0; i < 3; i++)
        bits = bits << 8 | (i < from.length ? AT(from.at, from.length, i) : 0u);
    for (uint64_t i = 0; i < 4; i++)
        AT(to.at, to.length, i) = i <= from.length ? digit(bits >> (18 - 6 * i)) : '=';
}

/* What is left of `to`, or nothing if it does not fit. */
static struct uint8_slice encode(struct uint8_slice to, struct uint8_const_slice from)
{
    while (from.length > 0 && to.length >= 4) {
        uint64_t count = from.length < 3 ? from.length : 3;
        encode_group(uint8_slice_first(to, 4), uint8_const_slice_first(from, count));
        to = uint8_slice_rest(to, 4);
        from = uint8_const_slice_rest(from, count);
    }
    return to;
}

static uint32_t value_of(uint8_t c)
{
    for (uint32_t i = 0; i < 64; i++)
        if ((uint8_t)g_digits[i] == c)
            return i;
    return 0;
}

static uint64_t decode(struct uint8_slice to, struct uint8_const_slice from)
{
    uint64_t used = 0;
    for (; from.length >= 4; from = uint8_const_slice_rest(from, 4)) {
        uint32_t bits = 0;
        for (uint64_t i = 0; i < 4; i++)
            bits = bits << 6 | value_of(AT(from.at, from.length, i));
        for (uint64_t i = 0; i < 3 && AT(from.at, from.length, i + 1) != '='; i++) {
            if (used >= to.length)
                return used;
            AT(to.at, to.length, used) = (uint8_t)(bits >> (16 - 8 * i));
            used++;
        }
    }
    return used;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_const_slice text = deed_text(LITERAL("any carnal pleas"));
    uint8_t encoded[24] = {0};
    uint8_t decoded[18] = {0};
    struct uint8_slice out = uint8_slice_of(encoded, sizeof(encoded));
    if (encode(out, text).length != 0)
        deed_fault(deed_reason_value);
    struct uint8_slice back = uint8_slice_of(decoded, sizeof(decoded));
    uint64_t length = decode(back, uint8_slice_const(out));
    if (!uint8_const_slice_equal(uint8_slice_const(uint8_slice_first(back, length)), text))
        deed_fault(deed_reason_value);
}
