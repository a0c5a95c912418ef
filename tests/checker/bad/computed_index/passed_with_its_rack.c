/* An element and the rack that it is in, in one call; the callee empties another element, it says. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

struct rack {
    struct item *place[4] OWN;
};

static struct rack *g_rack OWN;

static void replace(struct rack *rack, const struct item *by, uint32_t i)
{
    struct item *old = TAKE(AT(rack->place, 4, i));
    if (old != NULL)
        old->value = by->value;
    PUT(AT(rack->place, 4, i), old);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (g_rack == NULL)
        return;
    struct item *item = g_rack->place[2];
    //+ struct item copy = {7};
    if (item != NULL)
        replace(g_rack, item, deed_now() % 4); //- //~ borrow-expired
        //+ replace(g_rack, &copy, deed_now() % 4);
}
