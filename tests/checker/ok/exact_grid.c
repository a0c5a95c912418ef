/* Two dimensions in one block, and counters that go in steps; every access is proved. */
#include "exact.component.h"

static uint8_t g_screen[25 * 80];

static void scroll(void)
{
    for (uint32_t y = 1; y < 25; y++)
        for (uint32_t x = 0; x < 80; x++)
            g_screen[(y - 1) * 80 + x] = g_screen[y * 80 + x];
    for (uint32_t x = 0; x < 80; x++)
        g_screen[24 * 80 + x] = ' ';
}

static uint32_t brightness(const uint8_t *p COUNT(n), uint32_t n, uint32_t width, uint32_t height)
{
    uint32_t sum = 0;
    if (width == 0 || height > n / width)
        return 0;
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++)
            sum += p[y * width + x];
    return sum;
}

static uint32_t rows(const uint8_t *p COUNT(n), uint32_t n, uint32_t width)
{
    uint32_t sum = 0;
    if (width == 0)
        return 0;
    for (uint32_t y = 0; y < n / width; y++) {
        uint32_t row = y * width;
        for (uint32_t x = 0; x < width; x++)
            sum += p[row + x];
    }
    return sum;
}

static void fill(struct uint8_slice to, uint16_t width, uint16_t height)
{
    if ((uint64_t)width * height > to.length)
        return;
    for (uint64_t y = 0; y < height; y++)
        for (uint64_t x = 0; x < width; x++)
            AT(to.at, to.length, y * width + x) = 1;
}

static void multiply(struct uint32_slice to, struct uint32_const_slice a,
                     struct uint32_const_slice b, uint64_t n)
{
    if (n > 1000 || a.length != n * n || b.length != n * n || to.length != n * n)
        return;
    for (uint64_t i = 0; i < n; i++)
        for (uint64_t j = 0; j < n; j++) {
            uint32_t sum = 0;
            for (uint64_t k = 0; k < n; k++)
                sum += AT(a.at, a.length, i * n + k) * AT(b.at, b.length, k * n + j);
            AT(to.at, to.length, i * n + j) = sum;
        }
}

static uint32_t words(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t sum = 0, end = n - n % 4;
    for (uint32_t i = 0; i < end; i += 4)
        sum += p[i] + p[i + 1] + p[i + 2] + p[i + 3];
    for (uint32_t w = 0; w < n / 8; w++)
        for (uint32_t k = 0; k < 8; k++)
            sum ^= p[8 * w + k];
    for (uint32_t i = 0; i < (n & ~1u); i += 2)
        sum += (uint32_t)p[i] << 8 | p[i + 1];
    return sum;
}

void exact_main(struct exact_ports *ports)
{
    (void)ports;
    uint8_t bytes[40] = {1, 2, 3};
    uint32_t numbers[9] = {1}, squares[9] = {2};
    uint32_t n = (uint32_t)(deed_heap_used() % 41), width = (uint32_t)deed_now();
    scroll();
    fill(uint8_slice_of(bytes, n), (uint16_t)width, 3);
    struct uint32_const_slice all = uint32_const_slice_of(numbers, 9);
    multiply(uint32_slice_of(squares, 9), all, all, n);
    if (brightness(bytes, n, width, n) + rows(bytes, n, width) + words(bytes, n) == 3)
        deed_fault(deed_reason_value);
}
