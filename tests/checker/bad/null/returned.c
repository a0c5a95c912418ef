/* The result promises an object. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

//+ OWN OPT static struct item *make(uint32_t value)
OWN static struct item *make(uint32_t value) //-
{
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return NULL; //~ null
    item->value = value;
    return item;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = make(3);
    if (item != NULL)
        item->value++;
    deed_drop(item);
}
