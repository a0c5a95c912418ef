/* A table of texts is a table of pointers. */
#include "memory.component.h"

static const char *const g_names[2] = {NULL, NULL}; //- //~ type
//+ static const char g_names[2][6] = {"red", "green"};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sizeof(g_names) == 1)
        deed_fault(deed_reason_value);
}
