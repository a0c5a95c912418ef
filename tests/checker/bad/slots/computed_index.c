/* OWN in an array with a computed index: i and j may be the same. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_item[8] OWN;

static uint32_t work(uint32_t i, uint32_t j)
{
    struct item *one = g_item[i % 8];
    if (one == NULL)
        return 0;
    //+ uint32_t value = one->value;
    deed_drop(TAKE(AT(g_item, 8, j % 8)));
    return one->value; //- //~ borrow-expired
    //+ return value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < 8; i++)
        PUT(AT(g_item, 8, i), deed_take(sizeof(struct item)));
    work(3, 11);
}
