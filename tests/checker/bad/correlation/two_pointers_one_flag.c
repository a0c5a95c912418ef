/* The flag says that both were taken; one of them may have failed. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *one = deed_take(sizeof(struct item));
    struct item *two = deed_take(sizeof(struct item));
    bool there = one != NULL; //-
    //+ bool there = false;
    if (there)    //-
    //+ if (one != NULL && two != NULL)
        two->value = there; //~ null
    deed_drop(one);
    deed_drop(two);
}
