/* The table's texts may be exchanged. */
#include "memory.component.h"

static const char *names[] = {"one", "two"}; //- //~ static
//+ static const char *const names[] = {"one", "two"};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const char *name = names[deed_now() % 2];
    if (name[0] == 'x')
        deed_fault(deed_reason_value);
}
