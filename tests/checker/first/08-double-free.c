/* Drops on the error path, and at the end again. */
//? return
#include "memory.component.h"

static bool fill(struct uint8_vector *v)
{
    return v->length > 3;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(10);
    if (v == NULL)
        return;
    if (!fill(v)) //- //~ join
        deed_drop(v); //-
//+     if (!fill(v)) {
//+         deed_drop(v);
//+         return;
//+     }
    deed_drop(v);
}
