/* The caller's view gets what lies in a block of the callee. */
#include "memory.component.h"

struct reader {
    struct uint8_slice in;
};

static void swap(struct reader *a, struct reader *b)
{
    struct reader other = *a;
    *a = *b;
    *b = other;
}

static void begin(struct reader *r, struct reader *other)
{
    uint8_t bytes[8] = {0};
    struct reader own = {uint8_slice_of(bytes, 8)};
    swap(r, &own); //- //~ borrow-escape
    //+ swap(&own, &own);
    AT(other->in.at, other->in.length, 0) = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {0};
    struct reader r = {uint8_slice_of(bytes, 8)}, other = {uint8_slice_of(bytes, 8)};
    begin(&r, &other);
    AT(r.in.at, r.in.length, 0) = 1;
}
