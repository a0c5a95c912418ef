/* A text of three letters for an array of eight. */
#include "memory.component.h"

static bool is_zero(const char name[8])
{
    return name[7] == 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    static const char name[4] = "abc"; //-
    //+ static const char name[8] = "abc";
    if (!is_zero(name)) //~ count
        deed_fault(deed_reason_value);
}
