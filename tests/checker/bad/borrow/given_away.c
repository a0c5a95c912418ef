/* The callee drops it, and nobody wrote so: the caller drops it again. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void finish(struct item *item)
{
    item->value = 0;
    deed_drop(item);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    finish(item);
    deed_drop(item); //- //~ use-after-move
}
