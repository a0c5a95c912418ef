/* An index that was a floating number: nothing is known of it. */
#include "number.component.h"

static void set(uint32_t *numbers COUNT(count), uint32_t count, double where)
{
    uint32_t i = (uint32_t)where;
    if (where >= 0 && where < 4) //-
    //+ if (i < count)
        numbers[i] = 1; //- //~ index
    //+     numbers[i] = 1;
}

void number_main(struct number_ports *ports)
{
    (void)ports;
    uint32_t numbers[4] = {0};
    set(numbers, 4, 2.5);
    set(numbers, 4, 1e6);
}
