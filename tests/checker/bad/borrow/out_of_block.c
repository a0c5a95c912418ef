/* The address of a local leaves the block that the local lives in. */
#include "memory.component.h"

struct point {
    int32_t x;
    int32_t y;
};

static struct point g_origin;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct point *at = &g_origin;
    //+ struct point step = {1, 2};
    if (deed_now() > 5) {
        struct point step = {1, 2}; //-
        at = &step;
    }
    at->x++; //~ borrow-expired
}
