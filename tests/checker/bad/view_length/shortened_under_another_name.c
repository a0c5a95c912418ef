/* One view under two names: it is shortened by the other. */
#include "exact.component.h"

struct parser {
    struct uint8_const_slice in;
    struct uint8_const_slice name;
};

static uint8_t use(struct parser *p, struct parser *q, uint64_t i)
{
    //+ q->in = uint8_const_slice_rest(q->in, 1);
    if (i >= p->in.length)
        return 0;
    q->in = uint8_const_slice_rest(q->in, 1); //-
    return AT(p->in.at, p->in.length, i);     //~ prove
}

void exact_main(struct exact_ports *ports)
{
    (void)ports;
    struct parser p = {deed_text(LITERAL("abcdef")), deed_text(LITERAL("xy"))};
    struct parser q = {deed_text(LITERAL("abc")), deed_text(LITERAL("xyz"))};
    if (use(&p, &p, deed_heap_used()) + use(&p, &q, 1) == 'a')
        deed_fault(deed_reason_value);
}
