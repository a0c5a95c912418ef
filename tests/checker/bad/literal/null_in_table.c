/* One element of the table is NULL. */
#include "memory.component.h"

static const char *const names[] = {"one", NULL}; //-
//+ static const char *const names[] = {"one", "two"};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const char *name = names[deed_now() % 2];
    if (name[0] == 'x') //~ null
        deed_fault(deed_reason_value);
}
