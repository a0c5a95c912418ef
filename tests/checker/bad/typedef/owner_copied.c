/* The short name of a struct hides that there is an owner in it; the copy owns twice. */
#include "memory.component.h"

typedef struct box box;

struct box {
    struct uint8_vector *content OWN;
    uint32_t label;
};

static box *g_first OWN;
static box *g_second OWN;

static void copy(box *to, const box *from)
{
    *to = *from; //- //~ copy
    //+ to->label = from->label;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    box *first = g_first;
    box *second = g_second;
    if (first != NULL && second != NULL)
        copy(first, second);
}
