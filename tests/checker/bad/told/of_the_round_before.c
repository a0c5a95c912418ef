/* In a loop: the flag is of this round, the object of the one before. */
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

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    bool taken = false;
    for (uint32_t i = 0; i < 4; i++) {
        if (taken)                   //-
            deed_drop(TAKE(g_item)); //-
        struct item *item = deed_take(sizeof(struct item));
        if (item == NULL)
            return;
        bool now = put(item); //~ join
        if (!taken)           //-
                              //+ if (!now)
            deed_drop(item);
        taken = now;
    }
}
