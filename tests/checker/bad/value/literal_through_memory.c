/* A compound literal is stored through a pointer to the struct that was tested. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
};

static void widen(struct range *range, uint32_t wild)
{
    *range = (struct range){.from = wild};
}

static uint8_t byte(const uint8_t *bytes COUNT(count), uint32_t count, uint32_t wild)
{
    struct range range = {wild, 0};
    if (range.from >= count)
        return 0;
    widen(&range, wild * 3); //-
    return bytes[range.from]; //~ index
    //+ widen(&range, wild * 3);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1};
    (void)byte(bytes, 4, (uint32_t)(deed_now() % 7));
}
