/* The last row is behind the end. */
#include "memory.component.h"

static uint32_t g_cells[12];

static uint32_t cell(uint32_t row, uint32_t column)
{
    if (row > 3 || column >= 4) //-
    //+ if (row > 2 || column >= 4)
        return 0;
    uint32_t *p = &g_cells[row * 4 + column]; //~ index
    return *p;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (cell((uint32_t)deed_heap_used(), 2) > 100)
        deed_fault(deed_reason_value);
}
