/* Returns a pointer to a local. */
//? deed_take
//? OWN
#include "memory.component.h"

struct point {
    int32_t x, y;
};

static struct point *make(int32_t x, int32_t y) //-
//+ OWN OPT static struct point *make(int32_t x, int32_t y)
{
    struct point p = {x, y}; //-
    return &p; //- //~ borrow-escape
//+     struct point *p = deed_take(sizeof(struct point));
//+     if (p == NULL)
//+         return NULL;
//+     p->x = x;
//+     p->y = y;
//+     return p;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct point *p = make(1, 2);
//+     if (p == NULL)
//+         return;
    (void)p->x;
//+     deed_drop(p);
}
