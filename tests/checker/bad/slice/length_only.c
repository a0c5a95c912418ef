/* A length without elements behind it. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_slice s = {.length = 16}; //- //~ count
    //+ struct uint8_slice s = {0};
    uint8_slice_fill(s, 1);
}
