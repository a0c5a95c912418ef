/* The result of the view is lent by what the view points to. */
#include "memory.component.h"

struct copier {
    struct uint8_const_slice from;
    struct uint8_vector *to;
};

static struct uint8_vector *target(const struct copier *copier)
{
    return copier->to;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct copier copier = {deed_text(LITERAL("text")), v};
    struct uint8_vector *to = target(&copier);
    uint64_t length = to == NULL ? 0 : to->length;
    deed_drop(v);
    if (to != NULL) //- //~ borrow-expired
        length += to->length; //-
    if (length == 0)
        deed_fault(deed_reason_value);
}
