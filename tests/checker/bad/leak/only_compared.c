/* The result is looked at, and lost. */
#include "memory.component.h"

static bool enough_memory(uint64_t size)
{
    //+ struct uint8_vector *v = uint8_vector_take(size);
    //+ bool enough = v != NULL;
    //+ deed_drop(v);
    //+ return enough;
    return uint8_vector_take(size) != NULL; //- //~ leak
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    while (enough_memory(1000))
        deed_sleep_until(deed_now() + 1000);
}
