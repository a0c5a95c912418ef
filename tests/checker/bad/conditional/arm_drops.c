/* A call in one arm drops the object. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint32_t consume(struct item *item OWN CLAIMS)
{
    uint32_t value = item->value;
    deed_drop(item);
    return value;
}

static uint32_t test(struct item *item OWN CLAIMS, bool flag)
{
    uint32_t value = flag ? consume(item) : 0; //- //~ join
    //+ uint32_t value = consume(item);
    return flag ? value : 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL && test(item, deed_now() % 2 == 0) == 9)
        deed_fault(deed_reason_value);
}
