/* Looks for the largest, starting from nothing. */
//? most = 0
#include "memory.component.h"

static uint32_t largest(const struct uint32_vector *v)
{
    uint32_t most; //-
//+     uint32_t most = 0;
    for (uint64_t i = 0; i < v->length; i++)
        if (v->at[i] > most)
            most = v->at[i];
    return most; //~ uninitialised
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint32_vector *v = uint32_vector_take(8);
    if (v == NULL)
        return;
    (void)largest(v);
    deed_drop(v);
}
