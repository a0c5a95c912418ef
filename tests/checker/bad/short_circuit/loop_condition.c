/* The second half of a loop's condition consumes what the first half tests in the next round. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static bool consume(struct item *item OWN CLAIMS)
{
    deed_drop(item);
    return deed_now() % 2 == 0;
}

static void run(struct item *item OWN CLAIMS)
{
    while (item->value > 0 && consume(item)) //- //~ join
    //+ if (consume(item))
        deed_now();
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        run(item);
}
