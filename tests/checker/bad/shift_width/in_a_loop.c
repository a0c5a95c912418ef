/* A mask that moves up each round. */
#include "memory.component.h"

static uint8_t g_bytes[16];

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t mask = 1; mask <= 16; mask <<= 1) { //-
    //+ for (uint32_t mask = 1; mask < 16; mask <<= 1) {
        uint8_t *byte = &g_bytes[mask]; //~ index
        *byte = 1;
    }
}
