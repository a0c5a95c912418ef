/* A table of texts that change is a table of pointers. */
#include "memory.component.h"

static const char *g_names[2]; //- //~ static
//+ static const char *const g_names[2] = {"red", "green"};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sizeof(g_names) == 1)
        deed_fault(deed_reason_value);
}
