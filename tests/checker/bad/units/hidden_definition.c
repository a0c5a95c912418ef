/* A tentative definition beside the real one. */
#include "memory.component.h"
#include "other.h"

uint32_t g_count;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_count = other();
}

//@ other.h
extern uint32_t g_count;
uint32_t other(void);

//@ other.c
#include "memory.component.h"
#include "other.h"

uint32_t g_count; //- //~ unit

uint32_t other(void)
{
    return g_count++;
}
