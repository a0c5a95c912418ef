/* The name of an array type says how long it is; an element behind that is lent. */
#include "memory.component.h"

typedef uint32_t row[4];

static row g_row;

static void note(uint32_t i)
{
    uint32_t *cell = &g_row[i]; //- //~ index
    //+ uint32_t *cell = &g_row[i & 3];
    *cell = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    note((uint32_t)deed_now());
}
