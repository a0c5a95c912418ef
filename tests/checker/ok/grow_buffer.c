/* A buffer that grows: the function takes it over and gives back it or a larger one. */
#include "memory.component.h"

struct buffer {
    struct uint8_vector *bytes OWN;
    uint64_t used;
};

static struct uint8_vector *at_least(struct uint8_vector *bytes, uint64_t size)
{
    if (bytes != NULL && bytes->length >= size)
        return bytes;
    uint64_t room = bytes != NULL ? deed_add_u64(bytes->length, bytes->length / 2) : 16;
    if (room < size)
        room = size;
    struct uint8_vector *larger = uint8_vector_take(room);
    if (larger == NULL)
        return bytes;
    if (bytes != NULL) {
        for (uint64_t i = 0; i < bytes->length; i++)
            AT(larger->at, larger->length, i) = bytes->at[i];
        deed_drop(bytes);
    }
    return larger;
}

static bool append(struct buffer *buffer, uint8_t byte)
{
    PUT(buffer->bytes, at_least(TAKE(buffer->bytes), deed_add_u64(buffer->used, 1)));
    struct uint8_vector *bytes = buffer->bytes;
    if (bytes == NULL || buffer->used >= bytes->length)
        return false;
    bytes->at[buffer->used++] = byte;
    return true;
}

static uint32_t checksum(const struct buffer *buffer)
{
    const struct uint8_vector *bytes = buffer->bytes;
    uint32_t sum = 0;
    for (uint64_t i = 0; bytes && i < buffer->used; i++)
        sum = sum * 31 + bytes->at[i];
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct buffer *buffer = deed_take(sizeof *buffer);
    if (buffer == NULL)
        return;
    for (uint32_t i = 0; i < 200; i++)
        if (!append(buffer, (uint8_t)i))
            break;
    if (checksum(buffer) == 0)
        buffer->used = 0;
    deed_drop(TAKE(buffer->bytes));
    deed_drop(buffer);
}
