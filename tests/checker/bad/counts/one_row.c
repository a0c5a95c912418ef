/* A row of a matrix, counted as the whole. */
#include "memory.component.h"

static uint32_t sum(const uint32_t *cells COUNT(count), uint64_t count)
{
    uint32_t total = 0;
    for (uint64_t i = 0; i < count; i++)
        total += AT(cells, count, i);
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t matrix[3][5] = {{0}};
    if (sum(matrix[1], 15) > 100) //- //~ count
    //+ if (sum(matrix[1], 5) > 100)
        deed_fault(deed_reason_value);
}
