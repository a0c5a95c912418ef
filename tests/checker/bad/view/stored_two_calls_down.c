/* The one in the middle passes on what another stores, in a view of its own caller. */
#include "memory.component.h"

struct reader {
    struct uint8_slice in;
};

static void open(struct reader *r, struct uint8_slice bytes)
{
    r->in = bytes;
}

static void begin(struct reader *r, struct uint8_slice bytes)
{
    open(r, bytes);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(8);
    if (v == NULL)
        return;
    struct reader r = {{0}};
    begin(&r, uint8_vector_slice(v));
    deed_drop(v); //-
    AT(r.in.at, r.in.length, 0) = 1; //~ borrow-expired
    //+ deed_drop(v);
}
