/* What was taken for a while is back already; in its place goes another one all the same. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_spare OWN;

static uint32_t use(struct item *more OWN CLAIMS, uint32_t value)
{
    struct item *item = TAKE(g_spare);
    if (item == NULL) {
        PUT(g_spare, more);
        return 0;
    }
    item->value += value;
    PUT(g_spare, item);
    if (value > 9) {
        PUT(g_spare, more); //- //~ slot
        //+ deed_drop(more);
        return 9;
    }
    deed_drop(more);
    return value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *more = deed_take(sizeof(struct item));
    if (more != NULL)
        use(more, 1);
    deed_drop(TAKE(g_spare));
}
