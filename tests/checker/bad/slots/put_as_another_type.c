/* PUT takes a void pointer; here a small struct goes into the slot of a large one. */
#include "memory.component.h"

struct small {
    uint32_t value;
};

struct large {
    uint32_t value[100];
};

static struct large *g_large OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct small *small = deed_take(sizeof(struct small)); //-
    //+ struct large *small = deed_take(sizeof(struct large));
    PUT(g_large, small); //~ cast
    struct large *large = TAKE(g_large);
    if (large != NULL)
        large->value[50] = 1;
    deed_drop(large);
}
