/* An element one past the end, returned by value. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
    uint8_t name[8];
};

static struct range g_ranges[4];

static struct range get(uint64_t i)
{
    return g_ranges[i]; //- //~ index
    //+ return AT(g_ranges, 4, i);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (get(deed_now()).to > 3)
        deed_fault(deed_reason_value);
}
