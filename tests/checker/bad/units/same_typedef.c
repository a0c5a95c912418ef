/* A type name of two widths. */
#include "memory.component.h"
typedef uint32_t amount;
#include "sum.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    amount value = 1;
    sum_add(value);
}

//@ sum.h
void sum_add(amount value);

//@ sum.c
#include "memory.component.h"
typedef uint64_t amount; //- //~ compile
//+ typedef uint32_t amount;
#include "sum.h"

static amount g_sum;

void sum_add(amount value)
{
    g_sum += value;
}
