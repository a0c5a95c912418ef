/* The distance is signed, and may be negative: in one of the two cases the compiler's trap is asked. */
#include "memory.component.h"

static uint8_t g_bytes[4];

static void set(int32_t by)
{
    uint32_t i = 8u >> (by & 3);
    //+ i &= 3;
    uint8_t *byte = &g_bytes[i]; //~ index
    *byte = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set((int32_t)deed_now());
}
