/* Three slots, and three objects: but two for the same slot. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_items[3] OWN;

static void fill(struct item *a OWN CLAIMS, struct item *b OWN CLAIMS, struct item *c OWN CLAIMS)
{
    PUT(g_items[0], a);
    PUT(g_items[1], b);
    PUT(g_items[1], c); //- //~ slot
    //+ PUT(g_items[2], c);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *a = deed_take(sizeof(struct item)), *b = deed_take(sizeof(struct item));
    struct item *c = deed_take(sizeof(struct item));
    if (a != NULL && b != NULL && c != NULL) {
        fill(a, b, c);
        for (uint32_t i = 0; i < 3; i++)
            deed_drop(TAKE(AT(g_items, 3, i)));
        return;
    }
    deed_drop(a);
    deed_drop(b);
    deed_drop(c);
}
