/* The index is a parameter; whatever it is, both times it is the same. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_items[4] OWN;

static void replace(uint32_t place, struct item *old OWN CLAIMS, struct item *new OWN CLAIMS)
{
    PUT(AT(g_items, 4, place), old);
    if (new->value == 0) {
        deed_drop(new);
        return;
    }
    //+ deed_drop(TAKE(AT(g_items, 4, place)));
    PUT(AT(g_items, 4, place), new); //~ slot
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *old = deed_take(sizeof(struct item)), *new = deed_take(sizeof(struct item));
    if (old != NULL && new != NULL) {
        replace(2, old, new);
        deed_drop(TAKE(g_items[2]));
        return;
    }
    deed_drop(old);
    deed_drop(new);
}
