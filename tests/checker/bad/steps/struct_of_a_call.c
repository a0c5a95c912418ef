/* What the call returns is made of the number that is counted up beside it. */
#include "memory.component.h"

struct item {
    uint32_t used, room;
};

struct list {
    struct item items[4];
    uint32_t count;
};

static struct item make(const struct list *list)
{
    struct item item = {list->count, 4};
    return item;
}

static struct list g_list;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = &g_list;
    AT(list->items, 4, list->count++) = make(list); //- //~ sequence
    //+ AT(list->items, 4, list->count) = make(list);
    if (list->items[0].used > 3)
        deed_fault(deed_reason_value);
}
