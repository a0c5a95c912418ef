/* A borrow of the object of the round before. */
#include "memory.component.h"

struct part {
    uint32_t x;
};

struct item {
    struct part part;
};

static struct part g_part;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct part *previous = &g_part;
    for (uint32_t i = 0; i < 3; i++) {
        struct item *item = deed_take(sizeof(struct item));
        if (item == NULL)
            return;
        previous->x = i; //~ borrow-expired
        previous = &item->part;
        //+ previous = &g_part;
        deed_drop(item);
    }
}
