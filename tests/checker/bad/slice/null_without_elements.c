/* A slice without elements has a null pointer: the branch that tests it is looked at. */
#include "memory.component.h"

static void use(const uint8_t *bytes COUNT(size), uint64_t size)
{
    struct uint8_vector *v = uint8_vector_take(8);
    if (v == NULL)
        return;
    deed_drop(v);
    if (bytes == NULL)
        v->at[0] = 1; //- //~ use-after-move
    if (size > 0 && AT(bytes, size, 0) == 1)
        deed_fault(deed_reason_value);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_const_slice nothing = {0};
    use(nothing.at, nothing.length);
}
