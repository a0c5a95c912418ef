/* The elements of one vector with the length of another. */
#include "memory.component.h"

static void clear(uint8_t *bytes COUNT(size), uint64_t size)
{
    for (uint64_t i = 0; i < size; i++)
        AT(bytes, size, i) = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *small = uint8_vector_take(4);
    struct uint8_vector *large = uint8_vector_take(400);
    if (small != NULL && large != NULL)
        clear(small->at, large->length); //- //~ count
        //+ clear(small->at, small->length);
    deed_drop(small);
    deed_drop(large);
}
