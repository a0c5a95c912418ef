/* BORROWS on a parameter that no borrow can be stored in. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static uint64_t left(const struct reader *reader, uint64_t *result BORROWS(reader)) //- //~ annotation
//+ static uint64_t left(const struct reader *reader, uint64_t *result)
{
    *result = reader->in.length - reader->position;
    return *result;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct reader reader = {deed_text(LITERAL("text")), 0};
    uint64_t result = 0;
    if (left(&reader, &result) != 4)
        deed_fault(deed_reason_value);
}
