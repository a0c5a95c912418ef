/* One node put into two slots. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_first OWN;
static struct item *g_second OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    PUT(g_first, item);
    //+ item = deed_take(sizeof(struct item));
    PUT(g_second, item); //~ use-after-move
    deed_drop(TAKE(g_first));
    deed_drop(TAKE(g_second));
}
