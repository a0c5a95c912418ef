/* What is taken out is the wrong element. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_items[2] OWN;

static void exchange(struct item *old OWN CLAIMS, struct item *new OWN CLAIMS)
{
    PUT(g_items[0], old);
    deed_drop(TAKE(g_items[1])); //-
    //+ deed_drop(TAKE(g_items[0]));
    PUT(g_items[0], new); //~ slot
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *old = deed_take(sizeof(struct item)), *new = deed_take(sizeof(struct item));
    if (old != NULL && new != NULL) {
        exchange(old, new);
        deed_drop(TAKE(g_items[0]));
        return;
    }
    deed_drop(old);
    deed_drop(new);
}
