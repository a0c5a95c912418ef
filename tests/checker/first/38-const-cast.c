/* Casts const away. */
//? without const
//? struct uint8_vector *
#include "memory.component.h"

/* Takes its text without const, since it changes it. */
static void upper(const struct uint8_vector *text) //-
//+ static void upper(struct uint8_vector *text)
{
    struct uint8_vector *t = (struct uint8_vector *)text; //- //~ cast
    for (uint64_t i = 0; i < t->length; i++) //-
        t->at[i] &= 0xdf; //-
//+     for (uint64_t i = 0; i < text->length; i++)
//+         text->at[i] &= 0xdf;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(8);
    if (v == NULL)
        return;
    upper(v);
    deed_drop(v);
}
