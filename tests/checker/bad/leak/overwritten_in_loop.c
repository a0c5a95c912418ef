/* Each round keeps the newest and forgets the one before. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *newest = NULL;
    for (uint64_t i = 1; i < 10; i++) {
        //+ deed_drop(newest);
        newest = uint8_vector_take(i); //~ overwrite
    }
    deed_drop(newest);
}
