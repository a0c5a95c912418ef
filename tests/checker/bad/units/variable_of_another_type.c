/* Declared as two numbers, defined as one. */
#include "memory.component.h"
#include "sum.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_sums[1] = 1;
    sum_add(1);
}

//@ sum.h
extern uint32_t g_sums[2];
void sum_add(uint32_t value);

//@ sum.c
#include "memory.component.h"

extern uint32_t g_sums[1]; //- //~ compile
uint32_t g_sums[1]; //-
//+ #include "sum.h"
void sum_add(uint32_t value); //-

//+ uint32_t g_sums[2];

void sum_add(uint32_t value)
{
    g_sums[0] += value;
}
