/* Floating numbers in locals, fields, statics, parameters and results; roots, sums, comparisons. */
#include "number.component.h"

struct point {
    double x, y;
    float weight;
};

static double g_largest = 0.5;
static const float factors[4] = {1.0f, 0.5f, 0.25f, 0.125f};

static double absolute(double x)
{
    return x < 0 ? -x : x;
}

/* Newton's method. */
static double root(double of)
{
    double x = of > 1 ? of : 1;
    for (uint32_t i = 0; i < 60 && absolute(x * x - of) > of * 1e-15; i++)
        x = (x + of / x) / 2;
    return x;
}

static double distance(const struct point *a, const struct point *b)
{
    double x = a->x - b->x, y = a->y - b->y;
    return root(x * x + y * y);
}

static float weigh(const struct point *points COUNT(count), uint32_t count)
{
    float sum = 0;
    for (uint32_t i = 0; i < count; i++)
        sum += AT(points, count, i).weight * factors[i % 4];
    return sum;
}

static uint32_t rounded(double x)
{
    if (!(x >= 0 && x < 4e9))
        return 0;
    return (uint32_t)(x + 0.5);
}

void number_main(struct number_ports *ports)
{
    (void)ports;
    struct point points[3] = {{0, 0, 1.5f}, {.x = 3.0, .y = 4.0}, {1, 1, 2}};
    for (uint32_t i = 0; i < 3; i++) {
        double far = distance(&points[0], &AT(points, 3, i));
        if (far > g_largest)
            g_largest = far;
        points[i].weight++;
    }
    struct point *kept = deed_take(sizeof(struct point));
    if (kept == NULL)
        return;
    kept->x = (double)weigh(points, 3);
    kept->y = -g_largest;
    kept->weight = (float)kept->x;
    if (rounded(g_largest) != 5 || kept->weight != 3.75f || rounded(0.0 / kept->x - 1) != 0)
        deed_fault(deed_reason_value);
    int64_t whole = (int64_t)kept->y;
    uint64_t large = (uint64_t)(1e19 + (double)whole);
    kept->x = (double)large / 3;
    deed_drop(kept);
}
