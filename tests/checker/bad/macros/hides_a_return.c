/* A macro that leaves the function, past the clean-up. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

#define REQUIRE(x) if (!(x)) return

static void work(uint32_t n)
{
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    REQUIRE(n > 5); //- //~ leak
    //+ item->value = n;
    deed_drop(item);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    work((uint32_t)deed_now());
}
