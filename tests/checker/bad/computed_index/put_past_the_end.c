/* PUT into the place behind the last. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_items[4] OWN;
static uint32_t g_used;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (g_used > 4) { //-
    //+ if (g_used >= 4) {
        deed_drop(item);
        return;
    }
    PUT(g_items[g_used], item); //~ index
    g_used++;
}
