/* The same with a static. */
#include "memory.component.h"

static struct uint8_vector *g_page OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(TAKE(g_page));
    g_page = uint8_vector_take(8); //- //~ slot
    //+ PUT(g_page, uint8_vector_take(8));
}
