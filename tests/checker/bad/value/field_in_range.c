/* A field that is small in every struct that is written out, and large in a copy that a call changed. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
    uint8_t name[8];
};

static uint8_t g_bytes[16];

static struct range second(struct range range)
{
    range.to = range.to * 9;
    return range;
}

static uint8_t *byte(uint8_t *bytes COUNT(16), struct range range)
{
    return &bytes[range.to]; //- //~ index
    //+ return &AT(bytes, 16, range.to);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct range range = {1, 2, "one"};
    range = second(range);
    *byte(g_bytes, range) = 1;
}
