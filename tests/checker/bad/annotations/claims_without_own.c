/* Taken from the caller, and owned by nobody. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void finish(struct item *item CLAIMS) //- //~ annotation
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
