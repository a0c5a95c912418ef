/* One branch puts this, the other that: behind them it is full. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_best OWN;

static void choose(struct item *a OWN CLAIMS, struct item *b OWN CLAIMS)
{
    if (a->value > b->value) {
        PUT(g_best, a);
        PUT(g_best, b); //- //~ slot
        //+ deed_drop(b);
    } else {
        deed_drop(a);
        PUT(g_best, b);
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *a = deed_take(sizeof(struct item)), *b = deed_take(sizeof(struct item));
    if (a != NULL && b != NULL) {
        choose(a, b);
        deed_drop(TAKE(g_best));
        return;
    }
    deed_drop(a);
    deed_drop(b);
}
