/* The table lends from one parameter, a function in it from the other. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static BORROWS(b) struct item *second(struct item *a, struct item *b)
{
    (void)a;
    return b;
}

static BORROWS(a) struct item *(*const picks[])(struct item *a, struct item *b) = {second}; //- //~ annotation
//+ static BORROWS(b) struct item *(*const picks[])(struct item *a, struct item *b) = {second};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *a = deed_take(sizeof(struct item));
    struct item *b = deed_take(sizeof(struct item));
    if (a != NULL && b != NULL) {
        struct item *pick = picks[0](a, b);
        pick->value = 1;
    }
    deed_drop(a);
    deed_drop(b);
}
