/* One of the two is there, but which? */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint32_t first_value(const struct item *a OPT, const struct item *b OPT)
{
    //+ if (a != NULL && b != NULL)
    if (a != NULL || b != NULL) //-
        return a->value; //~ null
    return 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (first_value(NULL, item) > 5)
        deed_fault(deed_reason_value);
    deed_drop(item);
}
