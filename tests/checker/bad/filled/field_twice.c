/* The same field of the same node, with another one filled in between. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

struct pair {
    struct item *one OWN;
    struct item *two OWN;
};

static void fill(struct pair *pair, struct item *a OWN CLAIMS, struct item *b OWN CLAIMS)
{
    PUT(pair->two, a);
    PUT(pair->one, deed_take(sizeof(struct item)));
    if (pair->one != NULL)
        pair->one->value = 1;
    PUT(pair->two, b); //- //~ slot
    //+ deed_drop(b);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct pair *pair = deed_take(sizeof(struct pair));
    struct item *a = deed_take(sizeof(struct item)), *b = deed_take(sizeof(struct item));
    if (pair != NULL && a != NULL && b != NULL) {
        fill(pair, a, b);
        deed_drop(TAKE(pair->one));
        deed_drop(TAKE(pair->two));
        deed_drop(pair);
        return;
    }
    deed_drop(pair);
    deed_drop(a);
    deed_drop(b);
}
