/* The bound of the loop is the length before the loop. */
#include "exact.component.h"

struct parser {
    struct uint8_const_slice in;
    struct uint8_const_slice name;
};

static uint8_t use(struct parser *p, uint64_t i)
{
    uint8_t sum = 0;
    uint64_t n = p->in.length;
    for (; i < n; i++) {
        sum ^= AT(p->in.at, p->in.length, i);     //~ prove
        p->in = uint8_const_slice_rest(p->in, 1); //-
    }
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
