/* *(v->at + i): the sum forgets where the vector ends. */
#include "memory.component.h"

static uint8_t read(const struct uint8_vector *v, uint64_t i)
{
    return *(v->at + i); //- //~ index
    //+ return v->at[i];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(4);
    if (v != NULL && read(v, 4) > 100)
        deed_fault(deed_reason_value);
    deed_drop(v);
}
