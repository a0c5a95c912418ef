/* What is inside of the rest is as many elements further in the whole, not one more. */
#include "exact.component.h"

struct parser {
    struct uint8_const_slice in;
    struct uint8_const_slice name;
};

static uint8_t use(struct parser *p, uint64_t i)
{
    struct uint8_const_slice rest = uint8_const_slice_rest(p->in, 2);
    if (i >= rest.length)
        return 0;
    return AT(p->in.at, p->in.length, i + 3); //- //~ prove
    //+ return AT(p->in.at, p->in.length, i + 2);
}

void exact_main(struct exact_ports *ports)
{
    (void)ports;
    struct parser p = {deed_text(LITERAL("abcdef")), deed_text(LITERAL("xy"))};
    struct parser q = {deed_text(LITERAL("abc")), deed_text(LITERAL("xyz"))};
    if (use(&p, deed_heap_used()) == 'a')
        deed_fault(deed_reason_value);
}
