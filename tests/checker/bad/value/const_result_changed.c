/* What a call returned is changed in place: a value is no place. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
    uint8_t name[8];
};

static struct range g_range;

static struct range get(void)
{
    return g_range;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_slice_fill(uint8_slice_of(get().name, 8), 0); //- //~ construct
    //+ g_range = get();
}
