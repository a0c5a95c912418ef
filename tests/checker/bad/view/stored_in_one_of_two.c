/* It may be the caller's view, or one of its own. */
#include "memory.component.h"

struct reader {
    struct uint8_slice in;
};

static void open(struct reader *r, struct uint8_slice bytes)
{
    r->in = bytes;
}

static uint64_t begin(struct reader *r)
{
    uint8_t bytes[8] = {0};
    struct reader own = {{0}};
    struct reader *one = deed_now() % 2 == 0 ? r : &own; //-
    //+ struct reader *one = &own;
    open(one, uint8_slice_of(bytes, 8)); //~ borrow-escape
    return own.in.length + r->in.length;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct reader r = {{0}};
    if (begin(&r) > 8)
        deed_fault(deed_reason_value);
}
