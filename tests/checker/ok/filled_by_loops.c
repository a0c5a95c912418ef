/* Locals that a loop fills which runs at least once: from a constant, below a larger one. */
#include "memory.component.h"

struct point {
    int32_t x, y;
};

static uint32_t sum(const uint32_t *numbers COUNT(n), uint32_t n)
{
    uint32_t total = 0;
    for (uint32_t i = 0; i < n; i++)
        total += numbers[i];
    return total;
}

static uint32_t squares(void)
{
    uint32_t table[8];
    for (uint32_t i = 0; i < 8; i++)
        table[i] = i * i;
    return sum(table, 8) + table[3];
}

static int32_t corners(int32_t size)
{
    struct point points[4];
    int i;
    for (i = 3; i >= 0; i--) {
        points[i].x = i % 2 == 0 ? 0 : size;
        points[i].y = i < 2 ? 0 : size;
    }
    return points[3].x * points[3].y;
}

static uint8_t grid(uint8_t start)
{
    uint8_t cells[4][4];
    for (uint8_t y = 0; y != 4; ++y)
        for (uint8_t x = 0; x <= 3; ++x)
            cells[y][x] = start++;
    return cells[3][3];
}

/* The last round's value is what counts. */
static uint64_t last_prime_root(uint64_t seed)
{
    uint64_t root;
    for (unsigned round = 10; round > 0; round -= 2)
        root = seed * round % 31;
    return root;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t all = squares() + grid(3) + last_prime_root(7);
    if (corners(5) != 25 || all == 0)
        deed_fault(deed_reason_value);
}
