/* TAKE of a local: the name is set to null behind the checker's back. */
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
    struct item *same = TAKE(item); //- //~ slot
    //+ struct item *same = item;
    deed_drop(same);
}
