/* A borrow in a struct: it would outlive its lender. */
#include "memory.component.h"

struct cursor {
    const struct uint8_vector *in; //- //~ type
    //+ uint64_t in;
    uint64_t at;
};

static uint64_t g_size = sizeof(struct cursor);

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (g_size > 100)
        deed_fault(deed_reason_value);
}
