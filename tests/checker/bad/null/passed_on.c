/* Maybe null here, never null there. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void set(struct item *item)
{
    item->value = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    //+ if (item != NULL)
    set(item); //~ null
    deed_drop(item);
}
