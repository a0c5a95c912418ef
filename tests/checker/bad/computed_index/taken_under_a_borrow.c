/* The borrow is of one place, what is taken is of another: by the index alone. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

struct rack {
    struct item *place[4] OWN;
};

static struct rack *g_rack OWN;

static void test(struct rack *rack, uint32_t i, uint32_t j)
{
    struct item *item = rack->place[i % 4];
    if (item == NULL)
        return;
    //+ item->value = 1;
    struct item *other = TAKE(AT(rack->place, 4, j % 4));
    item->value = 1; //- //~ borrow-expired
    deed_drop(other);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (g_rack != NULL)
        test(g_rack, 1, (uint32_t)deed_now());
}
