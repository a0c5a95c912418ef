/* The oldest one: read what was just given back. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint32_t finish(struct item *item OWN CLAIMS)
{
    item->value++;
    deed_drop(item); //-
    //+ uint32_t value = item->value;
    //+ deed_drop(item);
    //+ return value;
    return item->value; //- //~ use-after-move
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL && finish(item) > 5)
        deed_fault(deed_reason_value);
}
