/* One view assigned to another, both the caller's. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static void rewind(struct reader *reader, const struct reader *start)
{
    *reader = *start; //- //~ borrow-escape
    //+ reader->position = start->position;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct reader start = {deed_text(LITERAL("text")), 0};
    struct reader reader = start;
    rewind(&reader, &start);
}
