/* A compound literal: an object without a name, that lives as long as nobody knows. */
#include "memory.component.h"

struct point {
    int32_t x;
    int32_t y;
};

static void move(struct point *point)
{
    point->x++;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    //+ struct point point = {1, 2};
    //+ move(&point);
    move(&(struct point){1, 2}); //- //~ construct
}
