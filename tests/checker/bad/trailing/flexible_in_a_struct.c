/* A vector inside a struct: its elements would lie on the fields behind it. */
#include "memory.component.h"

struct box {
    struct uint8_vector text; //- //~ type
    //+ struct uint8_vector *text OWN;
};

static uint64_t g_size = sizeof(struct box);

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (g_size > 64)
        deed_fault(deed_reason_value);
}
