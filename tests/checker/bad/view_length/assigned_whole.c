/* The view is assigned as a whole: all of its lengths are others. */
#include "exact.component.h"

struct parser {
    struct uint8_const_slice in;
    struct uint8_const_slice name;
};

static uint8_t use(uint64_t i)
{
    struct parser p = {deed_text(LITERAL("abcdef")), deed_text(LITERAL("xy"))};
    const struct parser q = {deed_text(LITERAL("abc")), deed_text(LITERAL("xyz"))};
    //+ p = q;
    if (i >= p.in.length)
        return 0;
    p = q;                              //-
    return AT(p.in.at, p.in.length, i); //~ prove
}

void exact_main(struct exact_ports *ports)
{
    (void)ports;
    struct parser p = {deed_text(LITERAL("abcdef")), deed_text(LITERAL("xy"))};
    struct parser q = {deed_text(LITERAL("abc")), deed_text(LITERAL("xyz"))};
    if (use(deed_heap_used()) == 'a')
        deed_fault(deed_reason_value);
}
