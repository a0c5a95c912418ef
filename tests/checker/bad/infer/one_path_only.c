/* Dropped on one path only: nobody can say whether the caller still has it. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void finish(struct item *item, bool now)
{
    if (now) //~ join
        deed_drop(item); //-
    //+     item->value = 1;
    //+ deed_drop(item);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    finish(item, true);
}
