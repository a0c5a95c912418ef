/* Two functions that call each other. */
#include "memory.component.h"

static bool is_odd(uint32_t number);

static bool is_even(uint32_t number)
{
    return number == 0 || is_odd(number - 1); //~ recursion
}

static bool is_odd(uint32_t number)
{
    return number != 0 && is_even(number - 1); //-
    //+ return number % 2 != 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (is_even((uint32_t)deed_now()))
        deed_sleep_until(DEED_NOW);
}
