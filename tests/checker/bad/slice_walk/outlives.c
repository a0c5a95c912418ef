/* It walks on when the vector is gone. */
#include "memory.component.h"

static uint32_t sum(struct uint8_vector *v OWN CLAIMS)
{
    struct uint8_slice s = uint8_vector_slice(v);
    uint32_t total = 0;
    const uint8_t *p = s.at;
    uint64_t n = s.length;
    deed_drop(v); //-
    for (; n > 0; n--)
        total += *p++; //~ borrow-expired
    //+ deed_drop(v);
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(8);
    if (v != NULL && sum(v) > 0)
        deed_fault(deed_reason_value);
}
