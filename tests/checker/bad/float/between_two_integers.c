/* More than 0 and less than 1: for an integer there is no such value, for a double there is. */
#include "number.component.h"

static void set(uint32_t *numbers COUNT(count), uint32_t count, double x, uint32_t i)
{
    if (x > 0 && x < 1)
        numbers[i] = 1; //- //~ index
    //+     AT(numbers, count, i) = 1;
}

void number_main(struct number_ports *ports)
{
    (void)ports;
    uint32_t numbers[4] = {0};
    set(numbers, 4, 0.5, 1000000);
}
