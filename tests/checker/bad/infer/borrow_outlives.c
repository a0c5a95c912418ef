/* The result borrows from the parameter, as its body says: it ends with it. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *same(struct item *item)
{
    item->value++;
    return item;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    struct item *again = same(item);
    //+ again->value = 3;
    deed_drop(item);
    again->value = 3; //- //~ borrow-expired
}
