/* A result that either parameter lends: one of them would be forgotten. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *larger(struct item *a, struct item *b)
{
    if (a->value > b->value)
        return a;
    return b; //- //~ borrow-escape
    //+ return a;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *a = deed_take(sizeof(struct item));
    struct item *b = deed_take(sizeof(struct item));
    if (a == NULL || b == NULL)
        deed_fault(deed_reason_stopped);
    larger(a, b)->value = 3;
    deed_drop(a);
    deed_drop(b);
}
