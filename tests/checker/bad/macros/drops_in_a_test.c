/* A macro for a test that drops what it is given: twice in one condition. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint32_t dropped(struct item *item OWN CLAIMS)
{
    uint32_t value = item->value;
    deed_drop(item);
    return value;
}

#define IN_RANGE(x, low, high) ((x) >= (low) && (x) <= (high))

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    //+ uint32_t value = dropped(item);
    if (IN_RANGE(dropped(item), 1, 5)) //- //~ use-after-move
    //+ if (IN_RANGE(value, 1, 5))
        deed_now();
}
