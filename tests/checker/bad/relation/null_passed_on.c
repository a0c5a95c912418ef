/* What may be null goes on to a function that does not use it, together with its length. */
#include "memory.component.h"

static uint8_t g_bytes[4];

static void mark(const struct uint8_vector *v OPT, uint64_t n)
{
    uint8_t *byte = &g_bytes[n >> 29]; //- //~ index
    //+ uint8_t *byte = &g_bytes[n & 3];
    *byte = v != NULL && v->length > 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t n = deed_now();
    struct uint8_vector *v = uint8_vector_take(n);
    mark(v, n);
    deed_drop(v);
}
