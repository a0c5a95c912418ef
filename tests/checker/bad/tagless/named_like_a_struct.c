/* The typedef has the name of another struct, which is larger. */
#include "memory.component.h"

struct item {
    uint32_t value;
    uint32_t more[30];
};

typedef struct {
    uint32_t value;
} item;

static uint32_t last(const struct item *all)
{
    return all->more[29];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    item one = {1};
    struct item whole = {.value = 1};
    whole.value += one.value;
    if (last((const struct item *)&one) > 8) //- //~ cast
    //+ if (last(&whole) > 8)
        deed_fault(deed_reason_value);
}
