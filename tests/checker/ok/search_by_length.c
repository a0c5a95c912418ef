/* Binary searches that keep a first element and how many are left, over numbers and over records.
 */
#include "memory.component.h"

struct period {
    uint64_t begins, ends;
};

static const struct period g_periods[] = {{10, 20}, {20, 25}, {40, 70}, {70, 71}, {90, 99}};

/* The first number that is not below the key. */
static uint32_t lower_bound(const uint32_t *numbers COUNT(n), uint32_t n, uint32_t key)
{
    uint32_t first = 0, left = n;
    while (left > 0) {
        uint32_t half = left / 2;
        uint32_t middle = first + half;
        if (numbers[middle] < key) {
            first = middle + 1;
            left -= half + 1;
        } else {
            left = half;
        }
    }
    return first;
}

static const struct period *find(uint64_t at)
{
    const uint32_t count = sizeof g_periods / sizeof g_periods[0];
    uint32_t low = 0;
    for (uint32_t length = count; length != 0;) {
        uint32_t half = length >> 1;
        const struct period *middle = &g_periods[low + half];
        if (at >= middle->begins && at < middle->ends)
            return middle;
        if (at >= middle->ends) {
            low += half + 1;
            length -= half + 1;
        } else {
            length = half;
        }
    }
    return NULL;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint32_t numbers[] = {1, 1, 2, 3, 5, 8, 13, 21};
    uint32_t places = 0;
    for (uint32_t key = 0; key < 22; key++)
        places += lower_bound(numbers, 8, key);
    const struct period *period = find(places % 100);
    if (period != NULL && period->ends <= period->begins)
        deed_fault(deed_reason_value);
}
