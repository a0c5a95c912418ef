/* Either there was no memory for the first one, or the second stops the component; nobody looks. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_item OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_item, deed_take(sizeof(struct item)));
    //+ if (g_item == NULL)
    PUT(g_item, deed_take(sizeof(struct item))); //~ slot
    deed_drop(TAKE(g_item));
}
