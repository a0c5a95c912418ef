/* The same at the end of a vector. */
#include "memory.component.h"

static void count(struct uint8_vector *v)
{
    --v->at[v->length]; //- //~ index
    //+ v->at[v->length] -= 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(4);
    if (v != NULL)
        count(v);
    deed_drop(v);
}
