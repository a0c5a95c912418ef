/* CLAIMS: the caller has let go, and the callee does nothing. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint32_t consume(struct item *item OWN CLAIMS)
{
    uint32_t value = item->value;
    //+ deed_drop(item);
    return value; //~ leak
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL && consume(item) > 0)
        deed_fault(deed_reason_value);
}
