/* caster.c - a division of nothing by nothing, and its result as an integer: a trap. */
#include "caster.component.h"

static double g_nothing;

void caster_main(struct caster_ports *ports)
{
    (void)ports;
    double no_number = g_nothing / g_nothing;
    if (no_number < 1 || no_number >= 1)
        return;
    if ((uint32_t)no_number != 7)
        g_nothing = 1;
}
