/* Packs flags into bit-fields with a sign. */
//? unsigned ready
#include "memory.component.h"

struct flags {
    int ready : 1; //- //~ type
    int error : 1; //- //~ type
//+     unsigned ready : 1;
//+     unsigned error : 1;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct flags f = {0, 0};
    f.ready = deed_now() > 5;
    if (f.ready == f.error)
        deed_fault(deed_reason_value);
}
