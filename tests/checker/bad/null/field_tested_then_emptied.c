/* The field was tested, then emptied by a call, then read again. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_item OWN;

static void empty(void)
{
    deed_drop(TAKE(g_item));
}

static uint32_t value(void)
{
    if (g_item == NULL)
        return 0;
    empty();
    //+ const struct item *item = g_item;
    //+ return item != NULL ? item->value : 0;
    return g_item->value; //- //~ null
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_item, deed_take(sizeof(struct item)));
    if (value() != 0)
        deed_fault(deed_reason_value);
}
