/* Tries again by goto. */
//? loop
#include "memory.component.h"

static struct uint8_vector *g_buffer OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t size = 65536;
again:; //-
    struct uint8_vector *v = uint8_vector_take(size);
    if (v == NULL && size > 1) { //-
        size = size / 2; //-
        goto again; //- //~ control
    } //-
//+     while (v == NULL && size > 1) { /* a loop */
//+         size = size / 2;
//+         v = uint8_vector_take(size);
//+     }
    PUT(g_buffer, v);
}
