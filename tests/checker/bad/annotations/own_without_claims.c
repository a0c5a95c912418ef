/* A parameter that owns but is not taken from the caller: both would own. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void finish(struct item *item OWN) //- //~ annotation
//+ static void finish(struct item *item OWN CLAIMS)
{
    deed_drop(item);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        finish(item);
}
