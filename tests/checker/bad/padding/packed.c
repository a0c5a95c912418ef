/* Without its hole it is laid out as nobody else lays it out. */
#include "memory.component.h"

struct report {
    uint8_t kind;
    uint64_t time;
} __attribute__((packed)); //- //~ token
//+ };

static struct report g_report;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_report.time = 1;
}
