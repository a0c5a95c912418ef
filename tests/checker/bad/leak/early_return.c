/* The error path forgets what was taken before. */
#include "memory.component.h"

static bool prepare(uint64_t size)
{
    struct uint8_vector *a = uint8_vector_take(size);
    if (a == NULL)
        return false;
    struct uint8_vector *b = uint8_vector_take(size);
    if (b == NULL) {
        //+ deed_drop(a);
        return false; //~ leak
    }
    deed_drop(b);
    deed_drop(a);
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    while (prepare(100))
        deed_sleep_until(deed_now() + 1000);
}
