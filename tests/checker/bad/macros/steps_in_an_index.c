/* `i++` as an argument that stands twice in the macro: both change it, in no order. */
#include "memory.component.h"

static uint32_t g_numbers[8];

#define SWAPPED(a, b) (((a) << 16) | ((b) & 0xffff) | (a))

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t i = 0;
    g_numbers[0] = SWAPPED(i++, 5); //- //~ sequence
    //+ g_numbers[0] = SWAPPED(i, 5);
    g_numbers[1] = i;
}
