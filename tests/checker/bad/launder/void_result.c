/* A function that makes anything of it: `void *` converts to whatever the caller likes. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

OWN OPT static void *make(void) //- //~ type
//+ OWN OPT static struct item *make(void)
{
    return NULL;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item item = {1};
    if (item.value > 3)
        deed_fault(deed_reason_value);
}
