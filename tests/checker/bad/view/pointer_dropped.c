/* What a view points to is not its own. */
#include "memory.component.h"

struct copier {
    struct uint8_const_slice from;
    struct uint8_vector *to;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct copier copier = {deed_text(LITERAL("text")), v};
    if (copier.from.length > 0 && copier.to != NULL)
        deed_drop(copier.to); //- //~ not-owned
        //+ copier.to = NULL;
    deed_drop(v);
}
