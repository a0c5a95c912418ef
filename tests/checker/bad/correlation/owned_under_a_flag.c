/* Taken under a flag, dropped under the same flag: nobody can see that it has not changed. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static bool g_large;

static void toggle(void)
{
    g_large = !g_large;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = NULL;
    if (g_large)
        item = deed_take(sizeof(struct item));
    toggle();
    if (g_large) //- //~ join
    //+ if (item != NULL)
        deed_drop(item);
    g_large = false;
}
