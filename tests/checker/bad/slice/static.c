/* A slice that outlives every vector. */
#include "memory.component.h"

static struct uint8_const_slice g_line; //- //~ borrow-escape
//+ static uint64_t g_length;

static uint64_t lines(void)
{
    return g_line.length > 0 ? 1 : 0; //-
    //+ return g_length > 0 ? 1 : 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (lines() != 0)
        deed_fault(deed_reason_value);
}
