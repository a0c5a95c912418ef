/* A row of a larger table, and the one behind the last. */
#include "memory.component.h"

static void clear(uint8_t row[4])
{
    row[3] = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t rows[2][4] = {{0}};
    uint64_t i = deed_now();
    if (i <= 2) //-
    //+ if (i < 2)
        clear(rows[i]); //~ index
}
