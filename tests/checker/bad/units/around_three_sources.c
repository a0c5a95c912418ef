/* A circle of calls through three sources. */
#include "memory.component.h"
#include "calls.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    (void)first(5);
}

//@ calls.h
uint32_t first(uint32_t n);
uint32_t second(uint32_t n);

//@ first.c
#include "memory.component.h"
#include "calls.h"

uint32_t first(uint32_t n)
{
    return n == 0 ? 0 : second(n - 1);
}

//@ second.c
#include "memory.component.h"
#include "calls.h"

uint32_t second(uint32_t n)
{
    return n == 0 ? 0 : first(n - 1); //- //~ recursion
    //+ return n == 0 ? 0 : n - 1;
}
