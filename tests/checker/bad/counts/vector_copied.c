/* *v = *w would copy a length along. C refuses that for a const member; a struct around it it does
 * not. */
#include "memory.component.h"

struct page {
    uint64_t number;
    struct uint8_vector text; //- //~ type
};

static uint64_t g_size = sizeof(struct page);

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (g_size > 100)
        deed_fault(deed_reason_value);
}
