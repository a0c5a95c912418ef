/* Recursion on numbers: by halves, by steps, in two directions, and into an array. */
#include "memory.component.h"

static DEPTH(n) uint32_t bits(uint32_t n)
{
    return n == 0 ? 0 : (n & 1) + bits(n / 2);
}

static DEPTH(n) uint64_t steps(uint64_t n)
{
    if (n < 3)
        return n;
    return steps(n - 3) + 1;
}

struct moves {
    uint32_t count;
    uint8_t from[63];
};

static DEPTH(discs) void hanoi(struct moves *moves, uint32_t discs, uint8_t from, uint8_t to)
{
    if (discs == 0)
        return;
    uint8_t other = (uint8_t)(3 - from - to);
    hanoi(moves, discs - 1, from, other);
    if (moves->count < 63) {
        AT(moves->from, 63, moves->count) = from;
        moves->count++;
    }
    hanoi(moves, discs - 1, other, to);
}

/* Largest of the elements from..from + count. */
static DEPTH(levels) uint32_t largest(const uint32_t *at COUNT(room), uint32_t room, uint32_t from,
                                      uint32_t count, uint32_t levels)
{
    if (count == 0)
        return 0;
    if (count == 1 || levels == 0)
        return AT(at, room, from);
    uint32_t half = count / 2;
    uint32_t a = largest(at, room, from, half, levels - 1);
    uint32_t b = largest(at, room, from + half, count - half, levels - 1);
    return a > b ? a : b;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct moves moves = {.count = 0};
    hanoi(&moves, 6, 0, 2);
    const uint32_t numbers[8] = {3, 1, 4, 1, 5, 9, 2, 6};
    if (bits(0xff) != 8 || steps(30) != 12 || moves.count != 63 ||
        largest(numbers, 8, 0, 8, 4) != 9)
        deed_fault(deed_reason_value);
}
