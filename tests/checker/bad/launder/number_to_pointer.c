/* An address of one's own choice. */
#include "memory.component.h"

static uint32_t g_there;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint32_t *screen = (const uint32_t *)0xb8000ul; //- //~ cast
    //+ const uint32_t *screen = &g_there;
    if (screen == &g_there)
        deed_fault(deed_reason_value);
}
