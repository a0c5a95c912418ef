/* A reader over bytes: a view with a slice and a position, handed to functions by its address. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
    bool failed;
};

struct record {
    uint16_t kind;
    uint32_t amount;
    uint64_t name_sum;
};

static bool reader_has(struct reader *reader, uint64_t count)
{
    if (reader->failed || reader->in.length - reader->position < count) {
        reader->failed = true;
        return false;
    }
    return true;
}

static bool reader_u8(struct reader *reader, uint8_t *value)
{
    if (!reader_has(reader, 1))
        return false;
    *value = AT(reader->in.at, reader->in.length, reader->position);
    reader->position++;
    return true;
}

static bool reader_u16(struct reader *reader, uint16_t *value)
{
    if (!reader_has(reader, 2))
        return false;
    *value = deed_be16_at(reader->in, reader->position);
    reader->position += 2;
    return true;
}

static bool reader_u32(struct reader *reader, uint32_t *value)
{
    if (!reader_has(reader, 4))
        return false;
    *value = deed_be32_at(reader->in, reader->position);
    reader->position += 4;
    return true;
}

/* What lies in front of the reader, as a slice of its own. */
BORROWS(reader)
static struct uint8_const_slice reader_bytes(struct reader *reader, uint64_t count)
{
    if (!reader_has(reader, count))
        return uint8_const_slice_first(reader->in, 0);
    uint64_t start = reader->position;
    reader->position += count;
    return uint8_const_slice_sub(reader->in, start, count);
}

static bool read_record(struct reader *reader, struct record *record)
{
    uint8_t name_length = 0;
    if (!reader_u16(reader, &record->kind) || !reader_u32(reader, &record->amount) ||
        !reader_u8(reader, &name_length))
        return false;
    struct uint8_const_slice name = reader_bytes(reader, name_length);
    record->name_sum = 0;
    for (uint64_t i = 0; i < name.length; i++)
        record->name_sum += AT(name.at, name.length, i);
    return !reader->failed;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *bytes = uint8_vector_take(20);
    if (bytes == NULL)
        return;
    struct uint8_slice out = uint8_vector_slice(bytes);
    deed_be16_put(out, 0, 7);
    deed_be32_put(out, 2, 100000);
    AT(out.at, out.length, 6) = 2;
    uint8_slice_fill(uint8_slice_sub(out, 7, 2), 'x');

    struct reader reader = {.in = uint8_slice_const(out)};
    struct record record = {0};
    uint64_t records = 0;
    while (read_record(&reader, &record))
        records++;
    deed_drop(bytes);
    if (records == 0 || reader.position > 20)
        deed_fault(deed_reason_value);
}
