/* The divisor lies in memory, where others write as well. */
#include "memory.component.h"

struct scale {
    int64_t by;
};

static struct scale g_scale = {1};

static int64_t scaled(int64_t a)
{
    return a / g_scale.by; //- //~ division
    //+ return deed_divide(a, g_scale.by);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_scale.by = -(int64_t)(deed_now() & 1);
    if (scaled(INT64_MIN) == 4)
        deed_fault(deed_reason_value);
}
