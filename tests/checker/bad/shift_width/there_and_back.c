/* Shifted up and down again: the upper bits are gone, and the number is not what it was. */
#include "memory.component.h"

static uint8_t g_bytes[16];

static void set(uint32_t n)
{
    if (n > 16) //-
    //+ if (n >= 16)
        return;
    uint32_t same = (n << 27) >> 27;
    uint8_t *byte = &g_bytes[same]; //~ index
    *byte = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set((uint32_t)deed_now());
}
