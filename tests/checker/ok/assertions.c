/* What must hold of sizes and limits is asserted when it is compiled. */
#include "memory.component.h"

enum { SLOTS = 16 };

struct point {
    int32_t x, y;
};

_Static_assert(sizeof(struct point) == 8, "a point is two numbers");
_Static_assert((SLOTS & (SLOTS - 1)) == 0, "the ring is masked");

static struct point ring[SLOTS];
static uint32_t head;

static void add(int32_t x, int32_t y)
{
    _Static_assert(sizeof ring / sizeof ring[0] == SLOTS, "all of them");
    struct point *point = &ring[head & (SLOTS - 1)];
    point->x = x;
    point->y = y;
    head++;
}

static int64_t sum(void)
{
    int64_t sum = 0;
    for (const struct point *p = ring; p < ring + SLOTS; p++)
        sum += p->x + p->y;
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (int32_t i = 0; i < 20; i++)
        add(i, -i);
    if (sum() > 5)
        deed_fault(deed_reason_value);
}
