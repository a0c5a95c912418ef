/* The address of a local as the result. */
#include "memory.component.h"

struct point {
    int32_t x;
    int32_t y;
};

static struct point g_origin;

BORROWS(near) static struct point *middle(struct point *near, int32_t x)
{
    struct point point = {x, 0};
    near->x = point.x;
    return &point; //- //~ borrow-escape
    //+ return near;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct point *point = middle(&g_origin, 4);
    point->y = 3;
}
