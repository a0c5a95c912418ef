/* A pointer that does not look like one: no mark could stand at the star. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

typedef struct item *item_ref; //- //~ type
//+ typedef struct item item_ref;

static uint32_t value_of(const struct item *item)
{
    return item->value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item item = {1};
    if (value_of(&item) > 5)
        deed_fault(deed_reason_value);
}
