/* An array to be filled is looked at first. */
#include "memory.component.h"

static void fill(uint8_t *to COUNT(count), uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (AT(to, count, i) == 0)
            AT(to, count, i) = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4]; //-
    //+ uint8_t bytes[4] = {0};
    fill(bytes, 4); //~ uninitialised
    if (bytes[0] > 4)
        deed_fault(deed_reason_value);
}
