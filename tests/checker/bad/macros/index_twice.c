/* The index is tested by the macro, and then computed again. */
#include "memory.component.h"

static uint8_t g_bytes[16];

static uint64_t g_next;

static uint64_t next(void)
{
    g_next++;
    return g_next;
}

#define PLACE(i) ((i) < 16 ? &g_bytes[i] : &g_bytes[0])

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    //+ uint64_t i = next();
    uint8_t *byte = PLACE(next()); //- //~ index
    //+ uint8_t *byte = PLACE(i);
    *byte = 1;
}
