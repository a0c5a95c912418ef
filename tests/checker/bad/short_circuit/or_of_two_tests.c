/* One of two objects is there; the body uses them both. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *one = deed_take(sizeof(struct item));
    struct item *two = one != NULL ? deed_take(sizeof(struct item)) : NULL;
    if (one != NULL || two != NULL) //-
    //+ if (one != NULL && two != NULL)
        two->value = 1; //~ null
    deed_drop(one);
    deed_drop(two);
}
