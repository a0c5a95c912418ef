/* A function that one source declares with another type than the other defines. */
#include "memory.component.h"
#include "sum.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t value = 1;
    sum_add(&value);
}

//@ sum.h
void sum_add(uint64_t *value);

//@ sum.c
#include "memory.component.h"
//+ #include "sum.h"

void sum_add(uint32_t *value) //- //~ compile
//+ void sum_add(uint64_t *value)
{
    (*value)++;
}
