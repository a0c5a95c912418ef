/* A compound literal steps the index of the element that it is assigned to. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
};

static struct range g_ranges[8];

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t i = (uint32_t)deed_now() % 7;
    AT(g_ranges, 8, i) = (struct range){.from = i++}; //- //~ sequence
    //+ AT(g_ranges, 8, i) = (struct range){.from = i + 1};
}
