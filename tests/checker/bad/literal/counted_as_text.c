/* A counted pointer leaves its count behind. */
#include "memory.component.h"

static const char *skip(const char *letters COUNT(n), uint32_t n)
{
    return letters; //- //~ count
    //+ return n > 0 && letters[0] == 0 ? "" : "x";
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    static const char name[3] = {'a', 'b', 'c'};
    if (skip(name, 3)[0] == 'x')
        deed_fault(deed_reason_value);
}
