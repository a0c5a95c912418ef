/* Double move via two names: the assignment takes the ownership along, the old name keeps the
 * address. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *first = deed_take(sizeof(struct item));
    if (first == NULL)
        return;
    struct item *second = first;
    second->value = 1;
    deed_drop(second);
    deed_drop(first); //- //~ use-after-move
}
