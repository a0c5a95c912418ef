/* No header: each source says for itself what the function is. */
#include "memory.component.h"
//+ #include "help.h"

void help(uint32_t value); //- //~ static

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    help(1);
}

//@ help.h
void help(uint32_t value);

//@ help.c
#include "memory.component.h"
#include "help.h"

static uint32_t g_sum;

void help(uint32_t value)
{
    g_sum += value;
}
