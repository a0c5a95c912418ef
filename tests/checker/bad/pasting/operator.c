/* `<` and `<` become a shift, and `-` and `>` an arrow. */
#include "memory.component.h"

#define JOIN(a, b) a##b

static uint64_t g_size;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t n = deed_now() & 63;
    g_size = n JOIN(<, <) 60; //-
    //+ g_size = n;
    struct uint8_vector *v = uint8_vector_take(n JOIN(<, <) 60); //- //~ wrap
    //+ struct uint8_vector *v = uint8_vector_take(n JOIN(<, <) 6);
    deed_drop(v);
}
