/* UTF-8, a code point at a time, from the middle of a buffer on. */
#include "memory.component.h"

static int decode(const uint8_t *s COUNT(n), size_t n, uint32_t *out)
{
    if (n == 0)
        return 0;
    uint8_t c = s[0];
    int len;
    uint32_t cp;
    if (c < 0x80) {
        *out = c;
        return 1;
    } else if ((c & 0xe0) == 0xc0) {
        len = 2;
        cp = c & 0x1f;
    } else if ((c & 0xf0) == 0xe0) {
        len = 3;
        cp = c & 0x0f;
    } else if ((c & 0xf8) == 0xf0) {
        len = 4;
        cp = c & 0x07;
    } else {
        return -1;
    }
    if ((size_t)len > n)
        return -1;
    for (int i = 1; i < len; i++) {
        if ((s[i] & 0xc0) != 0x80)
            return -1;
        cp = cp << 6 | (s[i] & 0x3f);
    }
    *out = cp;
    return len;
}

static size_t count_code_points(const uint8_t *s COUNT(n), size_t n)
{
    size_t count = 0, i = 0;
    while (i < n) {
        uint32_t cp;
        int len = decode(s + i, n - i, &cp);
        if (len <= 0)
            break;
        i += (size_t)len;
        count++;
    }
    return count;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    static const uint8_t text[] = {0xc3, 0xa4, 'b'};
    (void)count_code_points(text, sizeof text);
}
