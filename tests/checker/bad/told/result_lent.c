/* The flag is lent to a function that changes it. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_item OWN;

static bool put(struct item *item)
{
    if (g_item != NULL)
        return false;
    PUT(g_item, item);
    return true;
}

static void flip(bool *flag)
{
    *flag = !*flag;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    bool taken = put(item); //~ join
    flip(&taken);           //-
    if (!taken)
        deed_drop(item);
}
