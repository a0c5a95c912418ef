/* One of the functions may return nothing, and the table does not say so. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static OWN struct item *sure(void)
{
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        deed_fault(deed_reason_value);
    return item;
}

static OWN OPT struct item *unsure(void)
{
    return deed_take(sizeof(struct item));
}

struct maker {
    OWN struct item *(*make)(void);
};

static const struct maker makers[] = {{sure}, {unsure}}; //- //~ annotation
//+ static const struct maker makers[] = {{sure}, {sure}};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = makers[1].make();
    item->value = 1;
    deed_drop(item);
    item = unsure();
    deed_drop(item);
}
