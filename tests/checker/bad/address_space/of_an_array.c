/* An array of bytes in the segment that each processor has of its own. */
#include "memory.component.h"

static __attribute__((address_space(256))) uint8_t g_bytes[4]; //- //~ token
//+ static uint8_t g_bytes[4];

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_bytes[deed_now() & 3] = 1;
}
