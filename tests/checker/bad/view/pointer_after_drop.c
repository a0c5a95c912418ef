/* A view with a pointer to a vector that is gone. */
#include "memory.component.h"

struct copier {
    struct uint8_const_slice from;
    struct uint8_vector *to;
};

static uint64_t room(const struct copier *copier)
{
    const struct uint8_vector *to = copier->to;
    return to == NULL ? 0 : to->length;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct copier copier = {deed_text(LITERAL("text")), v};
    //+ uint64_t length = room(&copier);
    deed_drop(v);
    uint64_t length = room(&copier); //- //~ borrow-expired
    if (length == 0)
        deed_fault(deed_reason_value);
}
