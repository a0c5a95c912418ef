/* What libraries of C do with bytes, as they do it: pointers that walk, counts that count down. */
#include "memory.component.h"

static void copy_bytes(uint8_t *dst COUNT(n), const uint8_t *src COUNT(n), size_t n)
{
    while (n--)
        *dst++ = *src++;
}

static void fill_bytes(uint8_t *dst COUNT(n), uint8_t value, size_t n)
{
    while (n-- > 0)
        *dst++ = value;
}

static int compare_bytes(const uint8_t *a COUNT(n), const uint8_t *b COUNT(n), size_t n)
{
    for (; n > 0; n--, a++, b++) {
        if (*a != *b)
            return *a - *b;
    }
    return 0;
}

static uint16_t checksum(const uint8_t *p COUNT(len), size_t len)
{
    uint32_t sum = 0;
    while (len > 1) {
        sum += (uint32_t)(p[0] << 8 | p[1]);
        p += 2;
        len -= 2;
    }
    if (len)
        sum += (uint32_t)(p[0] << 8);
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return (uint16_t)~sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t a[8], b[8];
    fill_bytes(a, 7, sizeof a);
    copy_bytes(b, a, sizeof a);
    if (compare_bytes(a, b, 8) == 0)
        (void)checksum(a, 8);
}
