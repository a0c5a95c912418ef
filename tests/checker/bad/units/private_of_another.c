/* static there, extern here: C would not even link it. */
#include "memory.component.h"
#include "help.h"

static uint32_t g_sum;

static void help(uint32_t value) //-
//+ void help(uint32_t value)
{
    g_sum += value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    help(1);
    use();
}

//@ help.h
void use(void);
//+ void help(uint32_t value);

//@ use.c
#include "memory.component.h"
#include "help.h"

void help(uint32_t value); //- //~ static

void use(void)
{
    help(2);
}
