/* Divides by what may be anything. */
//? deed_divide(sum, count)
#include "memory.component.h"

static int32_t average(int32_t sum, int32_t count)
{
    return sum / count; //- //~ division
//+     return (int32_t)deed_divide(sum, count);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    (void)average(10, 2);
}
