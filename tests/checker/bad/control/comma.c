/* The comma operator hides a statement in an expression. */
#include "memory.component.h"

static uint32_t g_calls;

static uint32_t next(void)
{
    g_calls++;
    return g_calls;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t value = (next(), next()); //- //~ construct
    //+ next();
    //+ uint32_t value = next();
    if (value > 5)
        deed_fault(deed_reason_value);
}
