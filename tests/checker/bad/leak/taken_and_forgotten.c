/* TAKE empties the slot; what was in it has to go somewhere. */
#include "memory.component.h"

static struct uint8_vector *g_page OWN;

static void forget(void)
{
    //+ deed_drop(TAKE(g_page));
    TAKE(g_page); //- //~ leak
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_page, uint8_vector_take(100));
    forget();
}
