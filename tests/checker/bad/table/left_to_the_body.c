/* The table says nothing, and the body of a function in it drops what it is lent. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void finish(struct item *item)
{
    deed_drop(item); //- //~ not-owned
    //+ item->value = 0;
}

static void (*const ends[])(struct item *item) = {finish};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    ends[0](item);
    deed_drop(item);
}
