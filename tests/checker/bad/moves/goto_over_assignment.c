/* A goto jumps over the assignment that would make the name good again. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void work(struct item *item OWN CLAIMS, bool quick)
{
    deed_drop(item);
    //+ item = NULL;
    if (quick)
        goto out; //~ join
    item = deed_take(sizeof(struct item));
out:
    deed_drop(item);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        work(item, deed_now() % 2 == 0);
}
