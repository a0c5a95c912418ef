/* From an array in front into the fields behind it. */
#include "memory.component.h"

struct packet {
    uint8_t head[4];
    uint8_t body[60];
};

static uint32_t sum(const uint8_t *bytes COUNT(count), uint64_t count)
{
    uint32_t all = 0;
    for (uint64_t i = 0; i < count; i++)
        all += AT(bytes, count, i);
    return all;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct packet packet = {0};
    if (sum(packet.head, 64) > 5) //- //~ count
    //+ if (sum(packet.body, 60) > 5)
        deed_fault(deed_reason_value);
}
