/* Dropped on one branch and forgotten on the other: a double free or a leak, whichever comes next. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void settle(struct item *item OWN CLAIMS)
{
    if (item->value > 3) //~ join
        deed_drop(item);
    //+ else
    //+     deed_drop(item);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        settle(item);
}
