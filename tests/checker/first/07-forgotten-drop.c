/* Returns early, and forgets what it took. */
//? deed_drop(v);
#include "memory.component.h"

static uint64_t sum(uint64_t count)
{
    struct uint32_vector *v = uint32_vector_take(count);
    uint64_t total = 0;
    if (v == NULL)
        return 0;
    for (uint64_t i = 0; i < v->length; i++)
        total += v->at[i];
//+     deed_drop(v);
    return total; //~ leak
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    (void)sum(10);
}
