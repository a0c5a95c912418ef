/* The address of an element of a vector. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint32_vector *v = uint32_vector_take(8);
    if (v == NULL)
        return;
    uint32_t *first = &AT(v->at, v->length, 0);
    //+ *first = 1;
    deed_drop(v);
    *first = 1; //- //~ borrow-expired
}
