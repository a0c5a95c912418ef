/* At the bottom of a recursion the slice is stored, and the caller of all of it drops the vector. */
#include "memory.component.h"

struct reader {
    struct uint8_slice in;
};

DEPTH(depth)
static void open_below(uint32_t depth, struct reader *reader, struct uint8_slice bytes)
{
    if (depth == 0)
        reader->in = bytes;
    else
        open_below(depth - 1, reader, bytes);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(8);
    if (v == NULL)
        return;
    struct reader reader = {{0}};
    open_below(3, &reader, uint8_vector_slice(v));
    deed_drop(v); //-
    AT(reader.in.at, reader.in.length, 0) = 1; //~ borrow-expired
    //+ deed_drop(v);
}
