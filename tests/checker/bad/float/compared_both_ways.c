/* What is not less need not be more: with no number both are untrue. */
#include "number.component.h"

static void set(uint32_t *numbers COUNT(count), uint32_t count, double x, uint32_t i)
{
    if (x < 1 || x >= 1) {
        if (i < count)
            numbers[i] = 1;
        return;
    }
    numbers[i] = 2; //- //~ index
}

void number_main(struct number_ports *ports)
{
    (void)ports;
    uint32_t numbers[4] = {0};
    double zero = 0;
    set(numbers, 4, zero / zero, 1000000);
}
