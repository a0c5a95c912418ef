/* A function that is called between shortens it. */
#include "exact.component.h"

struct parser {
    struct uint8_const_slice in;
    struct uint8_const_slice name;
};

static void skip(struct parser *p)
{
    p->in = uint8_const_slice_rest(p->in, 1);
}

static uint8_t use(struct parser *p, uint64_t i)
{
    //+ skip(p);
    if (i >= p->in.length)
        return 0;
    skip(p);                              //-
    return AT(p->in.at, p->in.length, i); //~ prove
}

void exact_main(struct exact_ports *ports)
{
    (void)ports;
    struct parser p = {deed_text(LITERAL("abcdef")), deed_text(LITERAL("xy"))};
    struct parser q = {deed_text(LITERAL("abc")), deed_text(LITERAL("xyz"))};
    if (use(&p, deed_heap_used()) == 'a')
        deed_fault(deed_reason_value);
}
