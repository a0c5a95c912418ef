/* One arm of the conditional operator is null. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item g_item;

static uint32_t read(bool known)
{
    //+ const struct item *item = known ? &g_item : &g_item;
    const struct item *item = known ? &g_item : NULL; //-
    return item->value; //~ null
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (read(deed_now() % 2 == 0) != 0)
        deed_fault(deed_reason_value);
}
