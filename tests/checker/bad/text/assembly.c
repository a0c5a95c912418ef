/* Interrupts off, from ring 0. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    __asm__ volatile("cli"); //- //~ token
    //+ deed_sleep_until(DEED_NOW);
}
