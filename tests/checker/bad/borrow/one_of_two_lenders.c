/* Lent by one of the two; that one may be the one that is gone. */
#include "memory.component.h"

struct part {
    uint32_t x;
};

struct item {
    struct part part;
};

static void work(struct item *a OWN CLAIMS, struct item *b OWN CLAIMS)
{
    struct part *part = deed_now() % 2 == 0 ? &a->part : &b->part;
    //+ part->x = 2;
    deed_drop(a);
    part->x = 2; //- //~ borrow-expired
    deed_drop(b);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *a = deed_take(sizeof(struct item));
    struct item *b = deed_take(sizeof(struct item));
    if (a == NULL || b == NULL) {
        deed_drop(a);
        deed_drop(b);
        return;
    }
    work(a, b);
}
