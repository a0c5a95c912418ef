/* A field steps, and a call beside it changes it, too. */
#include "memory.component.h"

struct ring {
    uint32_t at[8];
    uint32_t n, m;
};

static struct ring g_ring;

static uint32_t next(struct ring *ring)
{
    ring->n = (ring->n + 1) % 8;
    return ring->n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct ring *r = &g_ring;
    uint32_t i = 0, j = 0, x = r->at[3];
    AT(r->at, 8, r->n++) = next(r); //- //~ sequence
    //+ AT(r->at, 8, r->n++) = x;
    if (i + j + x > 100)
        deed_fault(deed_reason_value);
    r->n = next(r);
}
