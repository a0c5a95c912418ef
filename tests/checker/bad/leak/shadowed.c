/* The drop below is for the outer one: the inner one has the same name. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(1);
    if (v != NULL) {
        struct uint8_vector *v = uint8_vector_take(2);
        if (v != NULL)
            v->at[0] = 1;
        //+ deed_drop(v);
    } //~ leak
    deed_drop(v);
}
