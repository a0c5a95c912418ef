/* A static that starts with an address in it: the restored copy would share it. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item g_item;
static struct item *g_pointer OWN = &g_item; //- //~ static
//+ static struct item *g_pointer OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(TAKE(g_pointer));
    g_item.value = 1;
}
