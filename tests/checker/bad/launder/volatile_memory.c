/* What is volatile may change between the test and the use. */
#include "memory.component.h"

static volatile uint32_t g_length; //- //~ type
//+ static uint32_t g_length;
static uint8_t g_bytes[16];

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (g_length < 16)
        g_bytes[g_length] = 1;
}
