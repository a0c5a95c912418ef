/* A mark that is put together: what it says is not where it is written. */
#include "memory.component.h"

#define MARK(a, b) a##b

struct item {
    uint32_t value;
};

static void keep(struct item *item, uint32_t n MARK(O, PT)) //- //~ annotation
//+ static void keep(struct item *item, uint32_t n)
{
    item->value = n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        keep(item, 1);
    deed_drop(item);
}
