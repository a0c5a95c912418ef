/* Looks at a number as bytes. */
//? >> 8)
#include "memory.component.h"

union number { //- //~ type
    uint32_t whole; //-
    uint8_t bytes[4]; //-
}; //-

static uint8_t second(uint32_t whole)
{
    union number n; //-
    n.whole = whole; //-
    return n.bytes[1]; //-
//+     return (uint8_t)(whole >> 8);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    (void)second(770);
}
