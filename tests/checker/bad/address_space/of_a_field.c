/* A field that leads there. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

struct box {
    __attribute__((address_space(256))) struct item *item OWN; //- //~ token
    //+ struct item *item OWN;
};

static uint64_t g_size = sizeof(struct box);

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (g_size > 8)
        deed_fault(deed_reason_value);
}
