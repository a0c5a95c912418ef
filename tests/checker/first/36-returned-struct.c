/* Returns a struct by value. */
//? struct point *result
#include "memory.component.h"

struct point {
    int32_t x, y;
};

static struct point make(int32_t x, int32_t y) //- //~ type
//+ static void make(int32_t x, int32_t y, struct point *result)
{
    struct point p = {x, y}; //-
    return p; //-
//+     result->x = x;
//+     result->y = y;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct point p = make(1, 2); //-
//+     struct point p = {0, 0};
//+     make(1, 2, &p);
    (void)p.x;
}
