/* Two lists, they say; but both parameters may be the same one. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

struct list {
    struct item *first OWN;
};

static uint32_t compare(struct list *a, struct list *b)
{
    const struct item *item = a->first;
    if (item == NULL)
        return 0;
    //+ uint32_t value = item->value;
    deed_drop(TAKE(b->first));
    //+ return value;
    return item->value; //- //~ borrow-expired
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = deed_take(sizeof(struct list));
    if (list == NULL)
        return;
    PUT(list->first, deed_take(sizeof(struct item)));
    compare(list, list);
    deed_drop(TAKE(list->first));
    deed_drop(list);
}
