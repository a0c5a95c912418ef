/* What goes into the second goes on into the first: the call's arguments are not looked at in an
 * order. */
#include "memory.component.h"

struct reader {
    struct uint8_slice in;
};

static void open_both(struct reader *first, struct reader *second, struct uint8_slice bytes)
{
    second->in = bytes;
    first->in = second->in;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(8);
    if (v == NULL)
        return;
    struct reader first = {{0}}, second = {{0}};
    open_both(&first, &second, uint8_vector_slice(v));
    deed_drop(v); //-
    AT(first.in.at, first.in.length, 0) = 1; //~ borrow-expired
    //+ deed_drop(v);
}
