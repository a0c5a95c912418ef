/* A struct passed by value is a copy that no rule has looked at. */
#include "memory.component.h"

struct point {
    int32_t x;
    int32_t y;
};

static int32_t sum(const struct point point) //- //~ type
//+ static int32_t sum(const struct point *point)
{
    return point.x + point.y; //-
    //+ return point->x + point->y;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct point point = {1, 2};
    if (sum(point) > 100) //-
    //+ if (sum(&point) > 100)
        deed_fault(deed_reason_value);
}
