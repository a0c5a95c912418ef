/* An int shifted by 32: the zeros that come in are those of another type. */
#include "memory.component.h"

static uint8_t g_bytes[16];

static void set(uint32_t n)
{
    uint64_t wide = (uint64_t)n << 4; //-
    //+ uint64_t wide = n & 15;
    uint8_t *byte = &g_bytes[wide]; //~ index
    *byte = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set((uint32_t)deed_now());
}
