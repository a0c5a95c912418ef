/* The field that was tested before the struct came back from a call with another one. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
    uint8_t name[8];
};

static struct range grown(struct range range)
{
    range.from += 100;
    return range;
}

static uint8_t byte(const uint8_t *bytes COUNT(count), uint32_t count, struct range range)
{
    if (range.from >= count)
        return 0;
    range = grown(range);
    return bytes[range.from]; //- //~ index
    //+ return AT(bytes, count, range.from);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1};
    struct range range = {(uint32_t)(deed_now() % 7), 2, "one"};
    (void)byte(bytes, 4, range);
}
