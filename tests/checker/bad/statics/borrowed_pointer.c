/* A static pointer that owns nothing. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_pointer; //- //~ type
//+ static struct item *g_pointer OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (g_pointer != NULL)
        deed_fault(deed_reason_value);
}
