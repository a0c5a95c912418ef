/* One field of a compound literal is tested, another is the index. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
};

static uint8_t byte(const uint8_t *bytes COUNT(count), uint32_t count, uint32_t wild)
{
    struct range range = (struct range){.from = wild, .to = 1};
    if (range.to >= count)
        return 0;
    return bytes[range.from]; //- //~ index
    //+ return bytes[range.to];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1};
    (void)byte(bytes, 4, (uint32_t)(deed_now() % 7));
}
