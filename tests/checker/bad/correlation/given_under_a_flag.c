/* Given away under a flag, and used under its negation: the two tests are two variables. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void test(struct item *item OWN CLAIMS, bool give, bool keep)
{
    if (give) { //~ join
        deed_drop(item);
        //+ return;
    }
    if (keep)
        item->value = 1;
    if (!give) //-
    //+ if (item != NULL)
        deed_drop(item);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        test(item, deed_now() % 2 == 0, deed_now() % 2 != 0);
}
