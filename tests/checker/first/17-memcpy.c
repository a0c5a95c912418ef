/* Copies bytes with memcpy. */
//? for (uint64_t i = 0; i <
#include "memory.component.h"

static void copy(struct uint8_vector *to, const struct uint8_vector *from)
{
    memcpy(to->at, from->at, from->length); //- //~ compile
//+     for (uint64_t i = 0; i < from->length && i < to->length; i++)
//+         to->at[i] = from->at[i];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *a = uint8_vector_take(8);
    struct uint8_vector *b = uint8_vector_take(8);
    if (a != NULL && b != NULL)
        copy(a, b);
    deed_drop(a);
    deed_drop(b);
}
