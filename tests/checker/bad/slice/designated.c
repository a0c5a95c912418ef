/* The same with the fields named, and the counts right by chance. */
#include "memory.component.h"

static void clear(uint8_t *bytes COUNT(size), uint64_t size)
{
    struct uint8_slice s = {.length = size, .at = bytes}; //- //~ count
    //+ struct uint8_slice s = uint8_slice_of(bytes, size);
    uint8_slice_fill(s, 0);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t few[2] = {1, 2};
    clear(few, 2);
}
