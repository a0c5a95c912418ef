/* BORROWS says a, the result is lent by b: the caller would drop b and go on. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

BORROWS(a) static struct item *larger(struct item *a, struct item *b)
{
    if (a->value >= b->value)
        return a;
    //+ a->value = b->value;
    //+ return a;
    return b; //- //~ borrow-escape
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *a = deed_take(sizeof(struct item));
    struct item *b = deed_take(sizeof(struct item));
    if (a != NULL && b != NULL) {
        struct item *one = larger(a, b);
        deed_drop(b);
        one->value++;
        b = NULL;
    }
    deed_drop(b);
    deed_drop(a);
}
