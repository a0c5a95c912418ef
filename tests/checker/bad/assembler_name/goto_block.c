/* Assembly that jumps. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    __asm__ goto("jmp %l0" : : : : out); //- //~ token
    deed_now();
    goto out;
out:
    deed_now();
}
