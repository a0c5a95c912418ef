/* Declares an array with as many elements as it was asked for. */
//? uint8_vector_take(
//? the heap
#include "memory.component.h"

static uint32_t work(uint32_t n)
{
    uint8_t buffer[n]; //- //~ type
    for (uint32_t i = 0; i < n; i++) //-
        buffer[i] = (uint8_t)i; //-
    return n > 0 ? buffer[n - 1] : 0; //-
//+     struct uint8_vector *buffer = uint8_vector_take(n); /* from the heap */
//+     if (buffer == NULL)
//+         return 0;
//+     for (uint32_t i = 0; i < buffer->length; i++)
//+         buffer->at[i] = (uint8_t)i;
//+     deed_drop(buffer);
//+     return n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    (void)work(5);
}
