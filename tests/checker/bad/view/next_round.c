/* The vector is given away in the loop, and the view used in the next round. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static uint8_t reader_byte(struct reader *reader)
{
    uint8_t byte = AT(reader->in.at, reader->in.length, reader->position);
    reader->position++;
    return byte;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct reader reader = {uint8_vector_const_slice(v), 0};
    uint32_t sum = 0;
    for (uint64_t i = 0; i < 4; i++) {
        //+ reader.in = uint8_vector_const_slice(v);
        sum += reader_byte(&reader); //~ borrow-expired
        deed_drop(v);
        v = uint8_vector_take(8);
        if (v == NULL)
            return;
    }
    deed_drop(v);
    if (sum != 0)
        deed_fault(deed_reason_value);
}
