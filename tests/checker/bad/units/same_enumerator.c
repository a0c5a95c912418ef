/* A constant of one name and two values. */
#include "memory.component.h"
#include "sum.h"

enum { LIMIT = 4 };

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    sum_add(LIMIT);
}

//@ sum.h
void sum_add(uint32_t value);

//@ sum.c
#include "memory.component.h"
#include "sum.h"

enum { LIMIT = 64 }; //- //~ compile
//+ enum { MOST = 64 };

static uint32_t g_sum[LIMIT]; //-
//+ static uint32_t g_sum[MOST];

void sum_add(uint32_t value)
{
    g_sum[3] = value;
}
