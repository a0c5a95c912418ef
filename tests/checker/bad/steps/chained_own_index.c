/* A chain of elements, in which the index of one is the element of the next. */
#include "memory.component.h"

struct ring {
    uint32_t at[8];
    uint32_t n, m;
};

static struct ring g_ring, g_other;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct ring *r = &g_ring, *q = &g_other;
    uint32_t i = 0, j = 0, x = r->at[3] + q->at[4];
    g_ring.at[g_other.at[1] % 8] = g_other.at[1] = x; //- //~ sequence
    //+ g_ring.at[j % 8] = g_other.at[1] = x;
    if (i + j + x > 100)
        deed_fault(deed_reason_value);
}
