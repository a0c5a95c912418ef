/* Structs of plain data: copied whole, lent with &, nested, in arrays. */
#include "memory.component.h"

struct point {
    int32_t x;
    int32_t y;
};

struct box {
    struct point low;
    struct point high;
    uint8_t colour[3];
};

static struct box g_frame = {{0, 0}, {640, 480}, {0, 0, 255}};

static void add(struct point *sum, const struct point *a, const struct point *b)
{
    struct point result = {a->x + b->x, a->y + b->y};
    *sum = result;
}

static void grow(struct box *box, int32_t by)
{
    box->low.x -= by;
    box->low.y -= by;
    add(&box->high, &box->high, (box->low.x < 0) ? &box->low : &box->high);
}

static bool contains(const struct box *box, const struct point *point)
{
    return point->x >= box->low.x && point->x < box->high.x && point->y >= box->low.y &&
           point->y < box->high.y;
}

static int64_t area(const struct box *box)
{
    int64_t width = box->high.x - box->low.x;
    int64_t height = box->high.y - box->low.y;
    return width * height;
}

static void clamp(struct point *point, const struct box *box)
{
    if (point->x < box->low.x)
        point->x = box->low.x;
    if (point->y < box->low.y)
        point->y = box->low.y;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box copy = g_frame;
    copy.colour[0] = 128;
    grow(&copy, 5);
    struct point p = {.x = 10, .y = -20};
    clamp(&p, &g_frame);
    clamp(&copy.low, &g_frame);
    if (!contains(&copy, &p))
        p = copy.low;
    struct box boxes[3] = {copy, g_frame, {{0, 0}, {1, 1}, {0}}};
    int64_t sum = 0;
    for (uint32_t i = 0; i < 3; i++) {
        struct box *at = &AT(boxes, 3, i);
        grow(at, 1);
        sum += area(at);
    }
    if (sum == p.x)
        deed_fault(deed_reason_value);
}
