/* Null is an assignment like any other. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(1);
    if (v != NULL)
        v->at[0] = 1;
    //+ deed_drop(v);
    v = NULL; //~ overwrite
}
