/* Tables computed at start in a static array, shifts and masks. */
#include "memory.component.h"

static uint32_t g_crc[256];
static bool g_ready;

static void prepare(void)
{
    for (uint32_t n = 0; n < 256; n++) {
        uint32_t c = n;
        for (int bit = 0; bit < 8; bit++)
            c = (c & 1u) != 0 ? 0xedb88320u ^ (c >> 1) : c >> 1;
        g_crc[n] = c;
    }
    g_ready = true;
}

static uint32_t crc_of(const uint8_t *bytes COUNT(size), uint64_t size, uint32_t start)
{
    if (!g_ready)
        prepare();
    uint32_t crc = ~start;
    for (uint64_t i = 0; i < size; i++)
        crc = g_crc[(crc ^ AT(bytes, size, i)) & 0xffu] ^ (crc >> 8);
    return ~crc;
}

static uint32_t adler(const struct uint8_vector *v)
{
    uint32_t a = 1;
    uint32_t b = 0;
    for (uint64_t i = 0; i < v->length; ++i) {
        a = (a + v->at[i]) % 65521u;
        b = (b + a) % 65521u;
    }
    return (b << 16) | a;
}

static uint8_t parity(uint64_t word)
{
    uint8_t result = 0;
    for (; word != 0; word &= word - 1)
        result ^= 1;
    return result;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t result = 0;
    for (uint64_t size = 1; size <= 256; size <<= 1) {
        struct uint8_vector *v = uint8_vector_take(size);
        if (v == NULL)
            continue;
        for (uint64_t i = 0; i < size; i++)
            v->at[i] = (uint8_t)(i ^ size);
        result ^= crc_of(v->at, v->length, result);
        result += adler(v);
        deed_drop(v);
    }
    if (parity(result) > 1)
        deed_fault(deed_reason_value);
}
