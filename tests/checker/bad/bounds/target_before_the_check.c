/* Where a struct goes is worked out before what goes there: the check that stands on the right comes too late. */
#include "memory.component.h"

struct part {
    uint32_t a, b;
};

static struct part g_parts[4];
static uint32_t g_index[4];

static void set(struct part *few COUNT(4), uint64_t i)
{
    few[i] = g_parts[AT(g_index, 4, i) & 3]; //- //~ index
    //+ few[i & 3] = g_parts[AT(g_index, 4, i) & 3];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct part few[4] = {{0}};
    set(few, deed_now());
}
