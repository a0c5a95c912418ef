/* Two statements with a comma between: the first gives away what the second uses. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *a = deed_take(sizeof(struct item));
    if (a == NULL)
        return;
    deed_drop(a), a->value = 1; //- //~ use-after-move
    //+ a->value = 1, deed_drop(a);
}
