/* A loop whose condition consumes: the second test is on a dropped object. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static bool consume(struct item *item OWN CLAIMS)
{
    bool more = item->value < 3;
    deed_drop(item);
    return more;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    uint32_t rounds = 0;
    while (consume(item)) { //~ join
        rounds++;
        //+ return;
    }
    if (rounds > 10)
        deed_fault(deed_reason_value);
}
