/* Whichever way it goes, something is in the slot where the ways meet. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_best OWN;

static void choose(struct item *a OWN CLAIMS, struct item *b OWN CLAIMS, struct item *c OWN CLAIMS)
{
    if (a->value > b->value) {
        PUT(g_best, a);
        deed_drop(b);
    } else {
        deed_drop(a);
        PUT(g_best, b);
    }
    //+ deed_drop(TAKE(g_best));
    PUT(g_best, c); //~ slot
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *a = deed_take(sizeof(struct item)), *b = deed_take(sizeof(struct item));
    struct item *c = deed_take(sizeof(struct item));
    if (a != NULL && b != NULL && c != NULL) {
        choose(a, b, c);
        deed_drop(TAKE(g_best));
        return;
    }
    deed_drop(a);
    deed_drop(b);
    deed_drop(c);
}
