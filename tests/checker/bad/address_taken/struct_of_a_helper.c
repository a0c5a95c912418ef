/* A struct without a value is lent to be filled in, and the helper has a way out before that. */
#include "memory.component.h"

struct point {
    int32_t x, y;
};

static bool locate(uint64_t time, struct point *point)
{
    if (time == 0)
        return false;
    point->x = 1;
    point->y = 2;
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct point point; //-
    //+ struct point point = {0, 0};
    if (locate(deed_now(), &point) || point.x > point.y) //~ uninitialised
        deed_fault(deed_reason_value);
}
