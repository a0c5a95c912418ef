/* The name of an untyped function, put together where the SDK would not be found. */
#include "memory.component.h"

#define CALL(a, b) a##b

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    CALL(deed_slot_, take)(ports); //- //~ construct
    //+ CALL(deed_, now)();
}
