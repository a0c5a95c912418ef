/* Half of a union is the struct, the other half its bytes. */
#include "memory.component.h"

struct report {
    uint64_t time;
    uint32_t kind;
};

union both { //- //~ type
//+ struct both {
    struct report report;
    uint8_t bytes[16];
};

static uint64_t g_size = sizeof(struct report);

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (g_size > 16)
        deed_fault(deed_reason_value);
}
