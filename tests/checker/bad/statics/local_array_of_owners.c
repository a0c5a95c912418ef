/* Owners in a local array: who drops them at the end of the block? */
#include "memory.component.h"

struct item {
    uint32_t value;
};

//+ static struct item *items[4] OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *items[4] = {NULL}; //- //~ type
    if (sizeof(items) == 1)
        deed_fault(deed_reason_value);
}
