/* A place that takes any pointer, and gives it back as any other. */
#include "memory.component.h"

struct small {
    uint32_t value;
};

struct large {
    uint32_t value[100];
};

static uint32_t read(struct small *small)
{
    const void *anything = NULL; //- //~ type
    //+ const struct small *anything = NULL;
    return anything == NULL ? small->value : 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct small small = {0};
    if (read(&small) > 3)
        deed_fault(deed_reason_value);
}
