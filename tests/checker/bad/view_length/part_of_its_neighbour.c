/* A part of the neighbour says that the neighbour is as long. */
#include "exact.component.h"

struct parser {
    struct uint8_const_slice in;
    struct uint8_const_slice name;
};

static uint8_t use(struct parser *p, uint64_t n)
{
    uint8_t sum = 0;
    struct uint8_const_slice part = uint8_const_slice_sub(p->name, 0, n); //-
    //+ struct uint8_const_slice part = uint8_const_slice_sub(p->in, 0, n);
    for (uint64_t i = 0; i < part.length; i++)
        sum ^= AT(p->in.at, p->in.length, i); //~ prove
    return sum;
}

void exact_main(struct exact_ports *ports)
{
    (void)ports;
    struct parser p = {deed_text(LITERAL("abcdef")), deed_text(LITERAL("xy"))};
    struct parser q = {deed_text(LITERAL("abc")), deed_text(LITERAL("xyz"))};
    if (use(&p, deed_heap_used()) == 'a')
        deed_fault(deed_reason_value);
}
