/* Dropped if it is there *and* something else. */
#include "memory.component.h"

static void work(bool careful)
{
    struct uint8_vector *v = uint8_vector_take(1);
    //+ (void)careful;
    //+ if (v != NULL)
    if (v != NULL && careful) //- //~ join
        deed_drop(v);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    work(deed_now() % 2 == 0);
}
