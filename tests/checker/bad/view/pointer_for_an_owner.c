/* A result is stored in a view, and nobody owns it. */
#include "memory.component.h"

struct copier {
    struct uint8_const_slice from;
    struct uint8_vector *to;
};

OWN static struct uint8_vector *make(void)
{
    struct uint8_vector *v = uint8_vector_take(8);
    if (v == NULL)
        deed_fault(deed_reason_stopped);
    return v;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct copier copier = {deed_text(LITERAL("text")), NULL};
    //+ struct uint8_vector *v = make();
    copier.to = make(); //- //~ leak
    //+ copier.to = v;
    //+ deed_drop(v);
    if (copier.from.length == 0)
        deed_fault(deed_reason_value);
}
