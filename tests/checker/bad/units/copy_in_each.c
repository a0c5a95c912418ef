/* A static variable in a header: to C one for each source, and only one of them is set. */
#include "memory.component.h"
#include "limit.h"

//+ uint32_t g_limit;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_limit = 10;
    g_limit = limited(20);
}

//@ limit.h
static uint32_t g_limit; //- //~ unit
//+ extern uint32_t g_limit;
uint32_t limited(uint32_t value);

//@ limit.c
#include "memory.component.h"
#include "limit.h"

uint32_t limited(uint32_t value)
{
    return value < g_limit ? value : g_limit;
}
