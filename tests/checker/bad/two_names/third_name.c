/* Three names in a row: the object is under the last, and dropped under the first. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *first = deed_take(sizeof(struct item));
    struct item *second = first;
    struct item *third = second;
    deed_drop(third);
    deed_drop(first); //- //~ use-after-move
}
