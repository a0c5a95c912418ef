/* Compared as numbers of 64 bits, hole and all. */
#include "memory.component.h"

struct report {
    uint64_t time;
    uint32_t kind;
};

static bool same(const struct report *a, const struct report *b)
{
    const uint64_t *x = (const uint64_t *)a; //- //~ cast
    //+ const uint64_t *x = &a->time;
    const uint64_t *y = &b->time;
    return *x == *y && a->kind == b->kind;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct report report = {1, 2};
    if (!same(&report, &report))
        deed_fault(deed_reason_value);
}
