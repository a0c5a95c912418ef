/* `||`: the second test is only made, and the object only consumed, when the first one fails. */
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
    //+ bool odd = consume(item);
    if (flag || consume(item)) //- //~ join
    //+ if (flag || odd)
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
