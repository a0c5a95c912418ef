/* A count that is no integer. */
#include "number.component.h"

static void clear(uint32_t *numbers COUNT(count), double count) //- //~ annotation
//+ static void clear(uint32_t *numbers COUNT(count), uint32_t count)
{
    if (count > 0) //-
        (void)sizeof numbers; //-
    //+ if (count > 0)
    //+     AT(numbers, count, 0) = 0;
}

void number_main(struct number_ports *ports)
{
    (void)ports;
    if (sizeof(double) != 8)
        deed_fault(deed_reason_value);
}
