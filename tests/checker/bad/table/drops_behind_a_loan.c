/* What is borrowed through a static is taken by a function of the table. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_root OWN;

static void keep(void)
{
}

static void clear(void)
{
    struct item *item = TAKE(g_root);
    deed_drop(item);
}

static void (*const ends[])(void) = {keep, clear};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = g_root;
    //+ if (item != NULL)
    //+     item->value = 1;
    ends[0]();
    if (item != NULL) //- //~ borrow-expired
        item->value = 1; //-
    clear();
}
