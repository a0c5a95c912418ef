/* A struct with a hole in it, read byte by byte. */
#include "memory.component.h"

struct report {
    uint64_t time;
    uint32_t kind;
};

static uint8_t last(const struct report *report)
{
    const uint8_t *bytes = (const uint8_t *)report; //- //~ cast
    //+ const uint8_t byte = (uint8_t)report->kind;
    //+ const uint8_t *bytes = &byte;
    return *bytes;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct report report = {1, 2};
    if (last(&report) == 9)
        deed_fault(deed_reason_value);
}
