/* Short circuit: `consume` runs only when the flag is set. Whether the item is gone depends on it. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static bool consume(struct item *item OWN CLAIMS)
{
    bool odd = item->value % 2 != 0;
    deed_drop(item);
    return odd;
}

static uint32_t either(struct item *item OWN CLAIMS, bool flag)
{
    //+ if (!flag) {
    //+     deed_drop(item);
    //+     return 0;
    //+ }
    if (flag && consume(item)) //- //~ join
    //+ if (consume(item))
        return 1;
    return 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        either(item, deed_now() % 2 == 0);
}
