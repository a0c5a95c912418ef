/* 1 << n is at most 1 << 31, and the array holds the bits of a byte. */
#include "memory.component.h"

static uint8_t g_bytes[256];

static void set(uint32_t n)
{
    uint8_t *byte = &g_bytes[1u << n]; //- //~ index
    //+ uint8_t *byte = &g_bytes[1u << (n & 7)];
    *byte = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set((uint32_t)deed_now());
}
