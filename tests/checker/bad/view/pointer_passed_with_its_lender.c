/* The call gets the view, and what it points to. */
#include "memory.component.h"

struct copier {
    struct uint8_const_slice from;
    struct uint8_vector *to;
};

static uint64_t finish(const struct copier *copier, struct uint8_vector *v OWN CLAIMS)
{
    const struct uint8_vector *to = copier->to;
    deed_drop(v);
    return to == NULL ? 0 : to->length;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct copier copier = {deed_text(LITERAL("text")), v};
    //+ struct copier other = {deed_text(LITERAL("text")), NULL};
    //+ copier = other;
    if (finish(&copier, v) != 0) //~ borrow-expired
        deed_fault(deed_reason_value);
}
