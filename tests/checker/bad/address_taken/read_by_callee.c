/* The callee only looks, at what nobody has written. */
#include "memory.component.h"

static bool is_large(const uint64_t *number)
{
    return *number > 1000;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t number; //-
    //+ uint64_t number = deed_now();
    if (is_large(&number)) //~ uninitialised
        deed_fault(deed_reason_value);
}
