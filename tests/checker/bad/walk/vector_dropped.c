/* What the pointer began in is dropped while it still walks. */
#include "memory.component.h"

static uint32_t sum(uint64_t n)
{
    struct uint8_vector *v = uint8_vector_take(n);
    if (v == NULL)
        return 0;
    uint32_t sum = 0;
    const uint8_t *p = v->at, *end = p + v->length;
    deed_drop(v); //-
    if (p < end)
        sum += *p; //~ borrow-expired
    //+ deed_drop(v);
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(8) > 100)
        deed_fault(deed_reason_value);
}
