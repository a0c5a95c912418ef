/* A swap that forgets the third name: both end up with the same object. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void both(struct item *a OWN CLAIMS OPT, struct item *b OWN CLAIMS OPT)
{
    deed_drop(a);
    deed_drop(b);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *a = deed_take(sizeof(struct item));
    struct item *b = deed_take(sizeof(struct item));
    struct item *kept = a;
    a = b;
    b = a; //-
    //+ b = kept;
    both(a, b); //~ use-after-move
    deed_drop(kept); //-
}
