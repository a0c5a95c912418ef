/* Half of an object cannot be given back. */
#include "memory.component.h"

struct part {
    uint32_t x;
};

struct item {
    uint64_t key;
    struct part part;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    struct part *part = &item->part;
    part->x = 2;
    deed_drop(part); //- //~ not-owned
    deed_drop(item);
}
