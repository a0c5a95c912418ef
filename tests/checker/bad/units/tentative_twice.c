/* Two sources, a static of the same name in each: to C two variables, in one unit only one. */
#include "memory.component.h"
#include "other.h"

static uint32_t g_count;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_count = other();
}

//@ other.h
uint32_t other(void);

//@ other.c
#include "memory.component.h"
#include "other.h"

static uint32_t g_count; //- //~ static
//+ static uint32_t g_calls;

uint32_t other(void)
{
    return g_count++; //-
    //+ return g_calls++;
}
