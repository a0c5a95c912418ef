/* Writes a function for any memory. */
//? uint8_t *p COUNT(
#include "memory.component.h"

static void clear(void *p, uint32_t size) //- //~ type
//+ static void clear(uint8_t *p COUNT(size), uint32_t size)
{
    uint8_t *bytes = p; //-
    for (uint32_t i = 0; i < size; i++)
        bytes[i] = 0; //-
//+         AT(p, size, i) = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t buffer[16] = {1};
    clear(buffer, sizeof buffer); //-
//+     clear(buffer, 16);
}
