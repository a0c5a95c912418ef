/* f(p, p): one object claimed twice by one call. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void drop_both(struct item *a OWN CLAIMS, struct item *b OWN CLAIMS OPT)
{
    if (b != NULL)
        a->value += b->value;
    deed_drop(b);
    deed_drop(a);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    drop_both(item, item); //- //~ use-after-move
    //+ drop_both(item, NULL);
}
