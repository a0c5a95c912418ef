/* The bytes are the function's own: the call in it leaves them in a view that outlives them. */
#include "memory.component.h"

struct reader {
    struct uint8_slice in;
};

static void open(struct reader *r, struct uint8_slice bytes)
{
    r->in = bytes;
}

static void begin(struct reader *r)
{
    uint8_t bytes[8] = {0};
    open(r, uint8_slice_of(bytes, 8)); //- //~ borrow-escape
    //+ struct reader own = {{0}};
    //+ open(&own, uint8_slice_of(bytes, 8));
    //+ AT(own.in.at, own.in.length, 0) = AT(r->in.at, r->in.length, 0);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {0};
    struct reader r = {uint8_slice_of(bytes, 8)};
    begin(&r);
    AT(r.in.at, r.in.length, 0) = 1;
}
