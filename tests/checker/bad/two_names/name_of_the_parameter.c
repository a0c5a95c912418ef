/* The parameter and a local: one object, given away under both. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_kept OWN;

static void keep(struct item *item OWN CLAIMS)
{
    struct item *mine = item;
    mine->value = 7;
    PUT(g_kept, mine);
    deed_drop(item); //- //~ use-after-move
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL && g_kept == NULL)
        keep(item);
    else
        deed_drop(item);
}
