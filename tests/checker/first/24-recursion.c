/* Writes the function that calls itself. */
//? loop
#include "memory.component.h"

static uint32_t factorial(uint32_t n)
{
    return n == 0 ? 1 : n * factorial(n - 1); //- //~ recursion
//+     uint32_t product = 1; /* in a loop */
//+     for (uint32_t i = 2; i <= n; i++)
//+         product *= i;
//+     return product;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    (void)factorial(5);
}
