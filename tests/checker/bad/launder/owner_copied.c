/* A struct with an owner in it, copied: two owners of one vector. */
#include "memory.component.h"

struct box {
    struct uint8_vector *content OWN;
    uint32_t label;
};

static struct box *g_first OWN;
static struct box *g_second OWN;

static void copy(struct box *to, const struct box *from)
{
    *to = *from; //- //~ copy
    //+ to->label = from->label;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box *first = g_first;
    struct box *second = g_second;
    if (first != NULL && second != NULL)
        copy(first, second);
}
