/* The address of a field is a borrow of the object. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    uint32_t *value = &item->value;
    //+ *value = 1;
    deed_drop(item);
    *value = 1; //- //~ borrow-expired
}
