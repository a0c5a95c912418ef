/* The sum of two floats is not the sum of two integers. */
#include "number.component.h"

static void set(uint32_t *numbers COUNT(count), uint32_t count, float x, uint32_t i)
{
    if (x + 1 == x && i < count)
        return;
    if (x + 1 == x)
        numbers[i] = 1; //- //~ index
    //+     AT(numbers, count, i) = 1;
}

void number_main(struct number_ports *ports)
{
    (void)ports;
    uint32_t numbers[4] = {0};
    set(numbers, 4, 1e20f, 1000000);
}
