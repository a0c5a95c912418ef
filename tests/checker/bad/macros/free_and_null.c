/* The usual macro sets the name to null, and only the name that it was given. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

#define DROP(p) deed_drop(p); p = NULL

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    struct item *same = item;
    DROP(same);
    if (item != NULL) //- //~ use-after-move
    //+ if (same != NULL)
        deed_fault(deed_reason_value);
}
