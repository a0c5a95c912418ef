/* One pointer, two locals: whichever it points to is written, and the other one is read. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t first;
    uint32_t second; //-
    //+ uint32_t second = 2;
    uint32_t *either = deed_now() % 2 == 0 ? &first : &second;
    first = 1;
    *either = 3;
    if (first + second > 5) //~ uninitialised
        deed_fault(deed_reason_value);
}
