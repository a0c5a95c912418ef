/* The helper's vector is as long as it was asked for, if there is one. */
#include "memory.component.h"

static uint8_t g_bytes[4];

OWN OPT
static struct uint8_vector *made(uint64_t n)
{
    struct uint8_vector *v = uint8_vector_take(n);
    if (v != NULL && n > 3)
        v->at[3] = 1;
    return v;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t n = deed_now();
    struct uint8_vector *v = made(n);
    uint8_t *byte = &g_bytes[n >> 29]; //- //~ index
    //+ uint8_t *byte = &g_bytes[n & 3];
    *byte = 1;
    deed_drop(v);
}
