/* A part of what the function itself drops. */
#include "memory.component.h"

struct item {
    uint64_t key;
    uint32_t value;
};

BORROWS(room) static uint32_t *value_of(struct item *item OWN CLAIMS, uint32_t *room)
{
    uint32_t *value = &item->value;
    *room = *value;
    deed_drop(item);
    return value; //- //~ borrow-expired
    //+ return room;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t room = 0;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    uint32_t *value = value_of(item, &room);
    *value = 4;
}
