/* A function of the compiler's own. */
#include "memory.component.h"

#define OF(a, b) a##b

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t n = deed_now();
    if (n > 5)
        OF(__builtin_, trap)(); //- //~ token
        //+ OF(deed_, now)();
}
