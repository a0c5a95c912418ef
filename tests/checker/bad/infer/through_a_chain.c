/* Three helpers deep it is dropped; on the way up nobody wrote so. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void third(struct item *item)
{
    struct item *mine = item;
    mine->value = 0;
    deed_drop(mine);
}

static void second(struct item *item)
{
    third(item);
}

static void first(struct item *item)
{
    item->value = 1;
    second(item);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    first(item);
    first(item); //- //~ use-after-move
}
