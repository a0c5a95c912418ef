/* The length of a slice, changed through its address. */
#include "memory.component.h"

static void fill(uint64_t *value)
{
    *value = 1000;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t few[4] = {1, 2, 3, 4};
    struct uint8_slice s = uint8_slice_of(few, 4);
    uint64_t length = s.length;
    fill(&s.length); //- //~ count
    //+ fill(&length);
    if (s.length > length)
        deed_fault(deed_reason_value);
}
