/* A chain of owners: what was in the middle has gone on to the front. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *a, *b;
    a = b = deed_take(sizeof(struct item));
    if (a == NULL)
        return;
    deed_drop(a);
    deed_drop(b); //- //~ use-after-move
}
