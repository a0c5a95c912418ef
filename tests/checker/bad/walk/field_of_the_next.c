/* The number that was tested is the one of the element before. */
#include "memory.component.h"

struct item {
    uint32_t kind;
    uint32_t size;
};

static uint32_t sum(const struct item *p COUNT(n), uint64_t n)
{
    const uint32_t sizes[8] = {1, 2, 3, 4, 5, 6, 7, 8}, *size = sizes;
    uint32_t total = 0;
    for (const struct item *end = p + n; p < end;) {
        uint32_t kind = p->kind;
        p++; //-
        if (kind < 8 && p < end)
            total += size[p->kind]; //- //~ index
            //+ total += size[kind];
        //+ p++;
    }
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item items[2] = {{1, 2}, {(uint32_t)deed_now(), 3}};
    if (sum(items, 2) > 100)
        deed_fault(deed_reason_value);
}
