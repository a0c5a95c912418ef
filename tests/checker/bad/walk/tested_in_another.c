/* The owner that was seen hangs in another element. */
#include "memory.component.h"

struct large {
    uint8_t first[1 << 10];
    uint8_t last;
};

struct box {
    struct large *large OWN;
};

static struct box g_boxes[4];

static uint32_t last_of(void)
{
    const struct box *p = g_boxes;
    if (p[0].large != NULL) //-
        return p[1].large->last; //- //~ null
    //+ const struct large *large = p[1].large;
    //+ if (large != NULL)
    //+     return large->last;
    return 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (last_of() > 10)
        deed_fault(deed_reason_value);
}
