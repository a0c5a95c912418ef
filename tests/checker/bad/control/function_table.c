/* Recursion via a function table. */
#include "memory.component.h"

static uint32_t g_depth;

static void deeper(void)
{
    g_depth++;
}

static void (*const g_table[1])(void) = {deeper}; //- //~ function-pointer
//+ static const uint32_t g_table[1] = {1};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sizeof(g_table) == 3)
        deed_fault(deed_reason_value);
    deeper();
}
