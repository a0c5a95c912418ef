/* The result of one vector's take, put into the slot of another kind of vector. */
#include "memory.component.h"

static struct uint64_vector *g_words OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(TAKE(g_words));
    PUT(g_words, uint8_vector_take(8)); //- //~ cast
    //+ PUT(g_words, uint64_vector_take(8));
    struct uint64_vector *words = g_words;
    if (words != NULL)
        words->at[7] = 1;
}
