/* A byte shifted in place loses its upper bits, and the test was made before. */
#include "memory.component.h"

static uint8_t g_bytes[255];

static void set(uint8_t n)
{
    if (n < 200)
        return;
    n <<= 1;
    //+ n &= 127;
    uint8_t *byte = &g_bytes[n + 1]; //~ index
    *byte = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set((uint8_t)deed_now());
}
