/* A header that redefines an SDK macro: whoever reads the source below cannot know. */
#include "memory.component.h"
#include "redefined_in_header.h" //-

static uint32_t g_value;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_value = 1;
}
