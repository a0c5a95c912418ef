/* OWN on a typedef does not reach those who use it. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

typedef struct item owned_item OWN; //- //~ annotation
//+ typedef struct item owned_item;

static uint32_t value_of(const owned_item *item)
{
    return item->value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    owned_item item = {1};
    if (value_of(&item) > 5)
        deed_fault(deed_reason_value);
}
