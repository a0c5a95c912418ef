/* One call takes it under its old name, the next under the new one. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_one OWN;
static struct item *g_other OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *old = deed_take(sizeof(struct item));
    struct item *young = old;
    PUT(g_one, young);
    PUT(g_other, old); //- //~ use-after-move
    //+ PUT(g_other, NULL);
}
