/* A struct with bit-fields still has an owner to be dropped. */
#include "memory.component.h"

struct item {
    unsigned kind : 3;
    unsigned rest : 29;
    struct uint8_vector *text OWN;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    item->kind = 3;
    PUT(item->text, uint8_vector_take(4));
    //+ deed_drop(TAKE(item->text));
    deed_drop(item); //~ drop-full
}
