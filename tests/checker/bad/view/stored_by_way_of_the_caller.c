/* Two calls down, and by way of another view: the one in the middle sees none of it. */
#include "memory.component.h"

struct reader {
    struct uint8_slice in;
};

static void open_both(struct reader *first, struct reader *second, struct uint8_slice bytes)
{
    second->in = bytes;
    first->in = second->in;
}

static void begin(struct reader *first, struct reader *second, struct uint8_slice bytes)
{
    open_both(first, second, bytes);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(8);
    if (v == NULL)
        return;
    struct reader first = {{0}}, second = {{0}};
    begin(&first, &second, uint8_vector_slice(v));
    deed_drop(v); //-
    AT(first.in.at, first.in.length, 0) = 1; //~ borrow-expired
    //+ deed_drop(v);
}
