/* It returns how many there are, which may be the number that says `full`, too. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_item OWN;
static uint32_t g_count;

static uint32_t put(struct item *item)
{
    if (g_item != NULL)
        return 0; //~ leak
    PUT(g_item, item);
    return ++g_count; //-
    //+ g_count++;
    //+ return 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    uint32_t what = put(item);
    //+ if (what == 0)
    //+ deed_drop(item);
    (void)what;
}
