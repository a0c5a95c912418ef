/* A loop that may not run at all. */
#include "memory.component.h"

static uint32_t last(const uint8_t *bytes COUNT(size), uint64_t size)
{
    uint32_t value; //-
    //+ uint32_t value = 0;
    for (uint64_t i = 0; i < size; i++)
        value = AT(bytes, size, i);
    return value; //~ uninitialised
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(0);
    if (v != NULL && last(v->at, v->length) > 255)
        deed_fault(deed_reason_value);
    deed_drop(v);
}
