/* An element of an array of structs without a tag is lent, whichever it is. */
#include "memory.component.h"

typedef struct {
    uint32_t key, value;
} cell;

static cell g_table[8];

static void note(uint32_t i)
{
    cell *value = &g_table[i]; //- //~ index
    //+ cell *value = &g_table[i & 7];
    value->key = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    note((uint32_t)deed_now());
}
