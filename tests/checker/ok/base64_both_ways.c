/* Base64, there and back, with tests of what is left. */
#include "memory.component.h"
static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static int value_of(uint8_t c)
{
    for (int i = 0; i < 64; i++)
        if ((uint8_t)alphabet[i] == c)
            return i;
    return -1;
}
static size_t encode(const uint8_t *in COUNT(n), size_t n, char *out COUNT(size), size_t size)
{
    size_t used = 0;
    for (size_t i = 0; i < n; i += 3) {
        uint32_t v = (uint32_t)in[i] << 16;
        if (i + 1 < n)
            v |= (uint32_t)in[i + 1] << 8;
        if (i + 2 < n)
            v |= in[i + 2];
        if (used + 4 > size)
            return 0;
        out[used++] = alphabet[v >> 18 & 63];
        out[used++] = alphabet[v >> 12 & 63];
        out[used++] = i + 1 < n ? alphabet[v >> 6 & 63] : '=';
        out[used++] = i + 2 < n ? alphabet[v & 63] : '=';
    }
    return used;
}
static int decode(struct uint8_const_slice in, uint8_t *out COUNT(size), size_t size)
{
    uint32_t bits = 0;
    int have = 0;
    size_t used = 0;
    for (size_t i = 0; i < in.length && in.at[i] != '='; i++) {
        int v = value_of(in.at[i]);
        if (v < 0)
            return -1;
        bits = bits << 6 | (uint32_t)v;
        have += 6;
        if (have >= 8) {
            have -= 8;
            if (used == size)
                return -1;
            out[used++] = (uint8_t)(bits >> have);
        }
    }
    return (int)used;
}
static void run(void)
{
    uint8_t in[5] = {1, 2, 3, 4, 5}, out[8];
    char text[12];
    size_t n = encode(in, 5, text, sizeof text);
    if (n != 8 || decode(deed_text(LITERAL("AQID")), out, sizeof out) != 3)
        deed_fault(deed_reason_value);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    run();
}
