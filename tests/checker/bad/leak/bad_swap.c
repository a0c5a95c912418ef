/* A swap without a third name. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *a = uint8_vector_take(1);
    struct uint8_vector *b = uint8_vector_take(2);
    //+ struct uint8_vector *c = a;
    a = b; //~ overwrite
    //+ b = c;
    //+ deed_drop(b);
    deed_drop(a);
}
