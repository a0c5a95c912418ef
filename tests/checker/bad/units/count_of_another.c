/* The header counts by one parameter, the definition by the other. */
#include "memory.component.h"
#include "fill.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t numbers[4] = {0};
    fill(numbers, 4, 4);
}

//@ fill.h
void fill(uint32_t *to COUNT(count), uint32_t count, uint32_t value);

//@ fill.c
#include "memory.component.h"
#include "fill.h"

void fill(uint32_t *to COUNT(value), uint32_t count, uint32_t value) //- //~ annotation
//+ void fill(uint32_t *to COUNT(count), uint32_t count, uint32_t value)
{
    for (uint32_t i = 0; i < count; i++)
        AT(to, value, i) = value; //-
    //+     AT(to, count, i) = value;
}
