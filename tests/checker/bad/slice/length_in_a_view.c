/* The length of a slice inside of a view. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static void forward(struct reader *reader, uint64_t count)
{
    reader->in.length += count; //- //~ count
    //+ reader->position += count;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    struct reader reader = {uint8_const_slice_of(bytes, 4), 0};
    forward(&reader, 2);
}
