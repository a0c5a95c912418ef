/* A function with the name of one that the compiler calls by itself, to copy a struct: that call would
 * come here. */
#include "memory.component.h"

struct block {
    uint64_t word[100];
};

static struct block g_a;
static struct block g_b;

static void memcpy(struct block *to) //- //~ static
//+ static void clear(struct block *to)
{
    to->word[99] = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    memcpy(&g_a); //-
    //+ clear(&g_a);
    g_a = g_b;
}
