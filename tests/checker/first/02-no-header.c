/* Forgets the one include there is. */
//? #include "memory.component.h"
//+ #include "memory.component.h"
struct point { //~ prefix
    int32_t x, y;
};

static int32_t right(const struct point *p)
{
    return p->x;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct point p = {1, 2};
    (void)right(&p);
}
