/* One call claims the object and borrows a part of it. */
#include "memory.component.h"

struct part {
    uint32_t x;
};

struct item {
    struct part part;
};

static struct part g_part;

static void replace(struct item *item OWN CLAIMS, struct part *part)
{
    deed_drop(item);
    part->x = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    replace(item, &item->part); //- //~ borrow-expired
    //+ replace(item, &g_part);
}
