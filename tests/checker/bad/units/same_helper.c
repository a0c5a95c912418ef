/* Two private functions of one name: in C two functions, here a contradiction. */
#include "memory.component.h"
#include "sum.h"

static uint32_t step(void)
{
    return 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    sum_add(step());
}

//@ sum.h
void sum_add(uint32_t value);

//@ sum.c
#include "memory.component.h"
#include "sum.h"

static uint32_t g_sum;

static uint32_t step(void) //- //~ compile
//+ static uint32_t sum_step(void)
{
    return 2;
}

void sum_add(uint32_t value)
{
    g_sum += value * step(); //-
    //+ g_sum += value * sum_step();
}
