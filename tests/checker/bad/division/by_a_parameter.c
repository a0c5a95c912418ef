/* The divisor comes from a caller that nobody has looked at. */
#include "memory.component.h"

static int64_t g_last;

static int64_t ratio(int64_t a, int64_t b)
{
    return a / b; //- //~ division
    //+ return deed_divide(a, b);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_last = ratio(INT64_MIN, (int64_t)deed_now() - 5);
}
