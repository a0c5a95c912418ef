/* A range in an initialiser. */
#include "memory.component.h"

static const uint8_t g_table[8] = {[0 ... 3] = 1, [4] = 2}; //- //~ construct
//+ static const uint8_t g_table[8] = {1, 1, 1, 1, 2};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (g_table[4] != 2)
        deed_fault(deed_reason_value);
}
