/* A vector of any length for an array of eight. */
#include "memory.component.h"

static void clear(uint8_t name[8])
{
    name[7] = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(4);
    if (v == NULL)
        return;
    clear(v->at); //- //~ count
    //+ if (v->length > 7) v->at[7] = 0;
    deed_drop(v);
}
