/* A result that the reader lends is of the vector that the reader is of. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

BORROWS(reader)
static struct uint8_const_slice reader_rest(struct reader *reader)
{
    return uint8_const_slice_rest(reader->in, reader->position);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct reader reader = {uint8_vector_const_slice(v), 4};
    struct uint8_const_slice rest = reader_rest(&reader);
    reader.in = deed_text(LITERAL("text"));
    //+ uint64_t at = uint8_const_slice_find(rest, 1);
    deed_drop(v);
    uint64_t at = uint8_const_slice_find(rest, 1); //- //~ borrow-expired
    if (at < rest.length)
        deed_fault(deed_reason_value);
}
