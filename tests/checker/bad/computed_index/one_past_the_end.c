/* TAKE of the place behind the last: the address of it is no element that the compiler looks at. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_items[4] OWN;

static void drop(uint32_t i)
{
    if (i <= 4) //-
    //+ if (i < 4)
        deed_drop(TAKE(g_items[i])); //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    drop((uint32_t)deed_now());
}
