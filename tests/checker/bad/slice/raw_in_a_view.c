/* An index that was inside before the view got smaller. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static uint8_t next(struct reader *reader)
{
    uint64_t i = reader->position;
    if (i >= reader->in.length)
        return 0;
    reader->in = uint8_const_slice_rest(reader->in, 1);
    return reader->in.at[i]; //- //~ index
    //+ return AT(reader->in.at, reader->in.length, i);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct reader reader = {deed_text(LITERAL("one")), 0};
    if (next(&reader) == 0)
        deed_fault(deed_reason_value);
}
