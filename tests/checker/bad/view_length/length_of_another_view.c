/* The same slice of two views. */
#include "exact.component.h"

struct parser {
    struct uint8_const_slice in;
    struct uint8_const_slice name;
};

static uint8_t use(const struct parser *p, const struct parser *q, uint64_t i)
{
    if (i >= q->in.length) //-
                           //+ if (i >= p->in.length)
        return 0;
    return AT(p->in.at, p->in.length, i); //~ prove
}

void exact_main(struct exact_ports *ports)
{
    (void)ports;
    struct parser p = {deed_text(LITERAL("abcdef")), deed_text(LITERAL("xy"))};
    struct parser q = {deed_text(LITERAL("abc")), deed_text(LITERAL("xyz"))};
    if (use(&p, &q, deed_heap_used()) == 'a')
        deed_fault(deed_reason_value);
}
