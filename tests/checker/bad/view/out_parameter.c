/* What a function stores for its caller is lent by whom the parameter names. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static bool reader_bytes(struct reader *reader, uint64_t count,
                         struct uint8_const_slice *result BORROWS(reader))
{
    if (reader->in.length - reader->position < count)
        return false;
    *result = uint8_const_slice_sub(reader->in, reader->position, count);
    reader->position += count;
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct reader reader = {uint8_vector_const_slice(v), 0};
    struct uint8_const_slice name = {0};
    bool good = reader_bytes(&reader, 4, &name);
    //+ good = good && uint8_const_slice_find(name, 1) == 4;
    deed_drop(v);
    good = good && uint8_const_slice_find(name, 1) == 4; //- //~ borrow-expired
    if (!good)
        deed_fault(deed_reason_value);
}
