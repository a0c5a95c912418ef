/* What is shifted to the right stays negative. */
#include "memory.component.h"

static uint8_t g_bytes[16];

static void set(int64_t n)
{
    int64_t i = n >> 60;
    //+ i &= 7;
    uint8_t *byte = &g_bytes[i]; //~ index
    *byte = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set((int64_t)deed_now());
}
