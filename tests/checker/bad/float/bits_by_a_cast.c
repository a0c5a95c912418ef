/* The bits of a float as an integer, through pointers. */
#include "number.component.h"

static uint64_t g_kept;

void number_main(struct number_ports *ports)
{
    (void)ports;
    float number = 1;
    const uint32_t *bits = (const uint32_t *)&number; //- //~ cast
    g_kept = *bits; //-
    //+ g_kept = (uint64_t)number;
}
