/* A slice in a view is read when the call is made: what stands behind it makes it another one. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice rest;
    uint64_t at;
};

static uint8_t g_bytes[4];

static uint64_t reset(struct reader *reader)
{
    reader->rest = deed_text(LITERAL("a long text that has many bytes"));
    return 31;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct reader reader = {deed_text(LITERAL("abc")), 0};
    //+ uint64_t count = reset(&reader) & 3;
    struct uint8_const_slice part = uint8_const_slice_first(reader.rest, reset(&reader)); //-
    //+ struct uint8_const_slice part = uint8_const_slice_first(reader.rest, count);
    uint8_t *byte = &g_bytes[part.length]; //~ index
    *byte = 1;
}
