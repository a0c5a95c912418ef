/* A counter goes up when the object is there, and stands for it later. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t taken = 0;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        taken++;
    if (taken > 0) //-
    //+ if (taken > 0 && item != NULL)
        item->value = 1; //~ null
    deed_drop(item);
}
