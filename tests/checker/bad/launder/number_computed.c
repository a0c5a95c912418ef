/* Pointer to number, arithmetic, and back: one expression past all bounds. */
#include "memory.component.h"

static uint32_t g_table[16];

static uint64_t where(const uint32_t *word)
{
    return (uint64_t)word + 64; //- //~ cast
    //+ return (uint64_t)*word + 64;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (where(&g_table[0]) == 0)
        deed_fault(deed_reason_value);
}
