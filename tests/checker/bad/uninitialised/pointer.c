/* A pointer that points wherever the stack says. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item g_item;

static void set(bool fast)
{
    struct item *item; //-
    //+ struct item *item = &g_item;
    if (fast)
        item = &g_item;
    item->value = 3; //~ uninitialised
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set(deed_now() % 2 == 0);
}
