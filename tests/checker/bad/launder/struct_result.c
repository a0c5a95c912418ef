/* A struct as a result: a copy that no rule has looked at. */
#include "memory.component.h"

struct point {
    int32_t x;
    int32_t y;
};

static struct point origin(void) //- //~ type
//+ static void origin(struct point *point)
{
    const struct point zero = {0, 0};
    return zero; //-
    //+ *point = zero;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct point point = {1, 2};
    origin(); //-
    //+ origin(&point);
    if (point.x > 100)
        deed_fault(deed_reason_value);
}
