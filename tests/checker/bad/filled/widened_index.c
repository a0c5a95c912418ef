/* The same index in two widths, and behind a cast. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_items[256] OWN;

static void replace(uint8_t place, struct item *old OWN CLAIMS, struct item *new OWN CLAIMS)
{
    PUT(AT(g_items, 256, place), old);
    //+ place++;
    PUT(AT(g_items, 256, (uint64_t)place), new); //~ slot
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *old = deed_take(sizeof(struct item)), *new = deed_take(sizeof(struct item));
    if (old != NULL && new != NULL) {
        replace(2, old, new);
        for (uint32_t i = 0; i < 256; i++)
            deed_drop(TAKE(AT(g_items, 256, i)));
        return;
    }
    deed_drop(old);
    deed_drop(new);
}
