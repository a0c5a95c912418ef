/* &p->n: a pointer into the object outlives it. */
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
    //+ part->x = 1;
    deed_drop(item);
    part->x = 1; //- //~ borrow-expired
}
