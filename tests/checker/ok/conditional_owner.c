/* Owners that are there or not: null tests in every spelling, owners from either branch. */
#include "memory.component.h"

struct item {
    uint32_t kind;
    uint32_t value;
};

OWN OPT static struct item *maybe(uint32_t kind)
{
    return kind % 3 == 0 ? NULL : deed_take(sizeof(struct item));
}

OWN OPT static struct item *either(struct item *first OWN CLAIMS OPT,
                                   struct item *second OWN CLAIMS OPT)
{
    if (first) {
        deed_drop(second);
        return first;
    }
    return second;
}

static uint32_t value_of(const struct item *item OPT)
{
    return item != NULL ? item->value : 0;
}

static uint32_t both(const struct item *a OPT, const struct item *b OPT)
{
    if (!a || !b)
        return 0;
    return a->value + b->value;
}

static uint32_t any(const struct item *a OPT, const struct item *b OPT)
{
    if (a != NULL && (b == NULL || a->value > b->value))
        return a->value;
    if (NULL == b)
        return 0;
    return b->value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < 12; i++) {
        struct item *a = maybe(i);
        struct item *b = maybe(i + 1);
        if (a)
            a->value = i;
        uint32_t sum = value_of(a) + both(a, b) + any(a, b);
        struct item *one = either(a, b);
        if (one == NULL)
            continue;
        one->value = sum;
        struct item *last = one;
        if (i % 2 == 0) {
            deed_drop(last);
            last = NULL;
        }
        deed_drop(last);
    }
}
