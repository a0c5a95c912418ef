/* TAKE's argument has a side effect: which place is emptied depends on how often it is evaluated. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_items[4] OWN;
static uint32_t g_next;

static uint32_t next(void)
{
    return g_next++ % 5;
}

#define EMPTY(slot) if (slot != NULL) deed_drop(TAKE(slot))

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    EMPTY(g_items[next()]); //- //~ index
    //+ EMPTY(AT(g_items, 4, next()));
}
