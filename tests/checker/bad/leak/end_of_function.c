/* Fallen off the end with the object in hand. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void note(uint32_t value)
{
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    item->value = value;
    //+ deed_drop(item);
} //~ leak

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0;; i++)
        note(i);
}
