/* Passes a struct by value. */
//? const struct point *p
#include "memory.component.h"

struct point {
    int32_t x, y;
};

static int32_t norm(struct point p) //- //~ type
//+ static int32_t norm(const struct point *p)
{
    return p.x * p.x + p.y * p.y; //-
//+     return p->x * p->x + p->y * p->y;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct point p = {1, 2};
    (void)norm(p); //-
//+     (void)norm(&p);
}
