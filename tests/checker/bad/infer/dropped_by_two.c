/* Two callers disagree: one drops what the helper has dropped. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void finish(struct item *item)
{
    deed_drop(item);
}

static void first(struct item *item)
{
    finish(item);
}

static void second(struct item *item)
{
    finish(item);
    item->value = 1; //- //~ use-after-move
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *a = deed_take(sizeof(struct item));
    struct item *b = deed_take(sizeof(struct item));
    if (a == NULL || b == NULL)
        deed_fault(deed_reason_stopped);
    first(a);
    second(b);
}
