/* An element one past the end, passed by value: clang lets it pass where a whole struct is read. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
    uint8_t name[8];
};

static struct range g_ranges[4];

static uint32_t length(struct range range)
{
    return range.to - range.from;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t i = deed_now();
    if (length(g_ranges[i]) > 3) //- //~ index
    //+ if (length(AT(g_ranges, 4, i)) > 3)
        deed_fault(deed_reason_value);
}
