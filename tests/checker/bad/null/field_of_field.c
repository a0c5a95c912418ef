/* The owner in a field may be null at any time. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

struct holder {
    struct item *item OWN;
};

static uint32_t value_of(const struct holder *holder)
{
    //+ const struct item *item = holder->item;
    //+ return item != NULL ? item->value : 0;
    return holder->item->value; //- //~ null
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct holder *holder = deed_take(sizeof(struct holder));
    if (holder != NULL && value_of(holder) != 0)
        deed_fault(deed_reason_value);
    if (holder == NULL)
        return;
    deed_drop(TAKE(holder->item));
    deed_drop(holder);
}
