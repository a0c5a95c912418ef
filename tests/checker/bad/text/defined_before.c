/* A macro in front of the SDK's own text: two of its functions become one. */
#define deed_heap_used deed_heap_budget //- //~ prefix
#include "memory.component.h"

static uint64_t g_rest;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_rest = deed_heap_budget() - deed_heap_used();
}
