/* The test is there, and the wrong way round. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    //+ if (item) {
    if (!item) { //-
        item->value = 1; //~ null
    }
    deed_drop(item);
}
