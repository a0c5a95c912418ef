/* Takes it for granted that what makes vectors has a counterpart. */
//? uint8_vector_take
//? deed_drop
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_new(16); //- //~ compile
    //+ struct uint8_vector *v = uint8_vector_take(16);
    uint8_vector_free(v); //- //~ compile
    //+ deed_drop(v);
}
