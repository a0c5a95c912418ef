/* A compound literal with a borrow in it. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
};

struct reader {
    struct uint8_const_slice in;
    uint64_t at;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct reader reader = {0};
    reader = (struct reader){.in = deed_text(LITERAL("text"))}; //- //~ construct
    //+ reader.in = deed_text(LITERAL("text"));
    if (reader.in.length > 8)
        deed_fault(deed_reason_value);
}
