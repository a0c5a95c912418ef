/* A vector may be empty: its elements are no object that could be lent. */
#include "memory.component.h"

static void mark(struct uint8_vector *v)
{
    uint8_t *first = v->at; //-
    //+ uint8_t *first = &AT(v->at, v->length, 0);
    *first = 1; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(0);
    if (v != NULL)
        mark(v);
    deed_drop(v);
}
