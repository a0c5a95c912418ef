/* A pointer that walks past the one object that it was lent. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint32_t sum(const struct item *item, uint32_t count)
{
    uint32_t total = 0;
    for (uint32_t i = 0; i < count; i++) {
        total += item->value;
        item++; //- //~ pointer-arithmetic
    }
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item item = {1};
    if (sum(&item, 5) > 100)
        deed_fault(deed_reason_value);
}
