/* A source in the place of a header. */
#include "memory.component.h"
#include "sum.c" //- //~ unit
//+ #include "sum.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    sum_add(1);
}

//@ sum.h
void sum_add(uint32_t value);

//@ sum.c
#include "memory.component.h"
#include "sum.h"

static uint32_t g_sum;

void sum_add(uint32_t value)
{
    g_sum += value;
}
