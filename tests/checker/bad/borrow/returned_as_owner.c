/* OWN in front of a result that is only lent: the caller would drop it a second time. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_item OWN;

OWN OPT static struct item *current(void)
{
    return g_item; //- //~ not-owned
    //+ return TAKE(g_item);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_item, deed_take(sizeof(struct item)));
    deed_drop(current());
    deed_drop(TAKE(g_item));
}
