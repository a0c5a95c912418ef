/* OWN in an array with a computed index: one element is emptied, four are dropped. */
#include "memory.component.h"

struct rack {
    struct uint8_vector *place[4] OWN;
    uint32_t used;
};

static struct rack *g_rack OWN;

static void discard(struct rack *rack OWN CLAIMS, uint32_t index)
{
    deed_drop(TAKE(AT(rack->place, 4, index % 4)));
    //+ PUT(g_rack, rack);
    deed_drop(rack); //- //~ drop-full
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct rack *rack = deed_take(sizeof(struct rack));
    if (rack == NULL)
        return;
    PUT(rack->place[2], uint8_vector_take(4));
    discard(rack, 3);
}
