/* Three conditions: the object is gone when the first two held, whatever the third says. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static bool consume(struct item *item OWN CLAIMS)
{
    deed_drop(item);
    return true;
}

static void test(struct item *item OWN CLAIMS, uint32_t n)
{
    if (n > 1 && consume(item) && n > 5) //- //~ join
        return; //-
    //+ if (n > 1) {
    //+     consume(item);
    //+     return;
    //+ }
    deed_drop(item);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        test(item, 3);
}
