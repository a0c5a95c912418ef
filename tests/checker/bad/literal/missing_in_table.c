/* The table has more elements than texts. */
#include "memory.component.h"

static const char *const names[3] = {"one", "two"}; //-
//+ static const char *const names[3] = {"one", "two", "three"};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const char *name = names[deed_now() % 3];
    if (name[0] == 'x') //~ null
        deed_fault(deed_reason_value);
}
