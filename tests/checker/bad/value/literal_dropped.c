/* A compound literal made of what was dropped. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct range *old = deed_take(sizeof(struct range));
    if (old == NULL)
        return;
    deed_drop(old); //-
    struct range range = (struct range){.from = old->from}; //~ use-after-move
    //+ deed_drop(old);
    if (range.from > 3)
        deed_fault(deed_reason_value);
}
