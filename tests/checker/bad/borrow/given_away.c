/* The callee drops what it was only lent. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void finish(struct item *item) //-
//+ static void finish(struct item *item OWN CLAIMS)
{
    item->value = 0;
    deed_drop(item); //~ not-owned
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    finish(item);
    deed_drop(item); //-
}
