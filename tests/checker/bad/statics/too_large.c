/* An array that no memory has room for: a part of the image that ends nowhere. */
#include "memory.component.h"

static uint8_t g_bytes[0x10000][0x10000][0x10000]; //- //~ type
//+ static uint8_t g_bytes[0x10][0x10][0x10];

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_bytes[1][2][3] = 1;
}
