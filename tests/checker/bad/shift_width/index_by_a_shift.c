/* 64 bits shifted by 60 to 64: sixteen values, says who does not count the last. */
#include "memory.component.h"

static uint8_t g_bytes[15];

static void set(uint64_t n)
{
    uint8_t *byte = &g_bytes[n >> 60]; //- //~ index
    //+ uint8_t *byte = &g_bytes[n >> 61];
    *byte = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set(deed_now());
}
