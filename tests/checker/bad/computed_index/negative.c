/* A signed index below zero. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_items[4] OWN;

static void drop(int64_t i)
{
    if (i < 4) //-
    //+ if (i >= 0 && i < 4)
        deed_drop(TAKE(g_items[i])); //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    drop((int64_t)deed_now());
}
