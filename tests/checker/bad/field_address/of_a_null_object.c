/* &p->f of a null pointer is a number near zero, and no null pointer any more. */
#include "memory.component.h"

struct item {
    uint32_t number;
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    uint32_t *value = &item->value; //- //~ null
    //+ uint32_t *value = item != NULL ? &item->value : NULL;
    if (value != NULL)
        *value = 1;
    deed_drop(item);
}
