/* The distance of two objects on the heap tells where things lie. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint64_t distance(const struct item *a, const struct item *b)
{
    return a - b > 0 ? a->value : b->value; //- //~ pointer-arithmetic
    //+ return a != b ? a->value : b->value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item a = {1};
    struct item b = {2};
    if (distance(&a, &b) > 100)
        deed_fault(deed_reason_value);
}
