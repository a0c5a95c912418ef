/* A vector's length has no address: behind it the vector could be made as long as one likes. */
#include "memory.component.h"

static void set(uint64_t *number)
{
    *number = 1000;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *vector = uint8_vector_take(8);
    if (vector == NULL)
        return;
    uint64_t length = vector->length;
    set(&length);
    const uint64_t *where = &vector->length; //-
    //+ const uint64_t *where = &length;
    deed_drop(vector);
    if (*where > 8) //~ borrow-expired
        deed_fault(deed_reason_value);
}
