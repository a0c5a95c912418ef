/* The same, two calls away. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_item OWN;
static uint32_t g_ticks;

static void expire(void)
{
    deed_drop(TAKE(g_item));
}

static void housekeeping(void)
{
    g_ticks++;
    if (g_ticks % 16 == 0)
        expire();
}

static uint32_t sum(void)
{
    const struct item *item = g_item;
    if (item == NULL)
        return 0;
    uint32_t before = item->value;
    //+ uint32_t after = item->value;
    housekeeping();
    return before + item->value; //- //~ borrow-expired
    //+ return before + after;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_item, deed_take(sizeof(struct item)));
    while (sum() < 100)
        continue;
}
