/* Believes that memory never ends. */
//? if (p == NULL)
#include "memory.component.h"

struct point {
    int32_t x, y;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct point *p = deed_take(sizeof(struct point));
//+     if (p == NULL)
//+         return;
    p->x = 1; //~ null
    deed_drop(p);
}
