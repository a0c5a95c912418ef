/* A compound literal takes the place of what was tested. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
};

static uint8_t byte(const uint8_t *bytes COUNT(count), uint32_t count, uint32_t wild)
{
    struct range range = {wild, 0};
    if (range.from >= count)
        return 0;
    range = (struct range){.from = wild * 3};
    return bytes[range.from]; //- //~ index
    //+ return AT(bytes, count, range.from);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1};
    (void)byte(bytes, 4, (uint32_t)(deed_now() % 7));
}
