/* Room for rows. */
#include "memory.component.h"

OWN OPT
static struct uint8_rows *make(uint64_t a, uint64_t b)
{
    return uint8_rows_take(4, a * b); //- //~ wrap
    //+ return uint8_rows_take(4, deed_multiply_u64(a, b));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(make(deed_heap_used(), deed_heap_budget()));
}
