/* Makes and frees an object as ever. */
//? deed_take(sizeof(struct point))
//? deed_drop(p)
#include "memory.component.h"

struct point {
    int32_t x, y;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct point *p = malloc(sizeof(struct point)); //- //~ compile
//+     struct point *p = deed_take(sizeof(struct point));
    if (p == NULL)
        return;
    p->x = 1;
    free(p); //- //~ compile
//+     deed_drop(p);
}
