/* A vector taken as if it were a struct: its length and its room disagree. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = deed_take(sizeof(struct uint8_vector)); //- //~ type
    //+ struct uint8_vector *v = uint8_vector_take(0);
    if (v != NULL && v->length > 0)
        v->at[0] = 1;
    deed_drop(v);
}
