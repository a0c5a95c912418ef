/* COUNT names something that is not a parameter here. */
#include "memory.component.h"

static uint32_t g_size = 1000;

static bool is_short(const uint8_t *bytes COUNT(g_size), uint64_t size) //- //~ annotation
//+ static bool is_short(const uint8_t *bytes COUNT(size), uint64_t size)
{
    return bytes != NULL && size < g_size;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1};
    if (!is_short(bytes, 4))
        deed_fault(deed_reason_value);
}
