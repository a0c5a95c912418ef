/* The length was that of the vector before. */
#include "memory.component.h"

static uint32_t total(struct uint8_vector *first, struct uint8_vector *second)
{
    uint32_t sum = 0;
    struct uint8_vector *v = first;
    uint64_t length = v->length;
    v = second; //-
    for (uint64_t i = 0; i < length; i++)
        v->at[i]++; //~ index
    return sum + (uint32_t)second->length;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *a = uint8_vector_take(4);
    struct uint8_vector *b = uint8_vector_take(2);
    if (a != NULL && b != NULL && total(a, b) > 100)
        deed_fault(deed_reason_value);
    deed_drop(a);
    deed_drop(b);
}
