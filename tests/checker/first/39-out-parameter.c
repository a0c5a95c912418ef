/* Returns an object through a pointer to a pointer. */
//? OWN
//? OPT
#include "memory.component.h"

static bool make(struct uint8_vector **out) //- //~ type
//+ OWN OPT static struct uint8_vector *make(void)
{
    *out = uint8_vector_take(10); //-
    return *out != NULL; //-
//+     return uint8_vector_take(10);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v; //-
    if (make(&v)) //-
        deed_drop(v); //-
//+     struct uint8_vector *v = make();
//+     deed_drop(v);
}
