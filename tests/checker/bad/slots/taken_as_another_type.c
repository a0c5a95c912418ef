/* TAKE gives a void pointer to C; here it becomes a larger struct than the one in the slot. */
#include "memory.component.h"

struct small {
    uint32_t value;
};

struct large {
    uint32_t value[100];
};

static struct small *g_small OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_small, deed_take(sizeof(struct small)));
    struct large *large = TAKE(g_small); //- //~ cast
    //+ struct small *large = TAKE(g_small);
    deed_drop(large);
}
