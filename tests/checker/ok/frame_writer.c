/* A writer that fills a frame from both ends, with the length written when all is known; and a view
 * that carries its own small buffer. */
#include "memory.component.h"

struct writer {
    struct uint8_slice out;
    uint64_t used;
    bool overflow;
};

struct frame_header {
    struct deed_le32 magic;
    struct deed_le16 length;
    uint8_t kind;
    uint8_t sum;
};

struct scratch {
    uint8_t digits[20];
    struct uint8_const_slice text;
};

static void writer_bytes(struct writer *writer, struct uint8_const_slice bytes)
{
    struct uint8_slice room = uint8_slice_rest(writer->out, writer->used);
    uint64_t copied = uint8_slice_copy(room, bytes);
    writer->used += copied;
    if (copied < bytes.length)
        writer->overflow = true;
}

static void scratch_number(struct scratch *scratch, uint64_t value)
{
    uint64_t start = sizeof(scratch->digits);
    do {
        start--;
        AT(scratch->digits, 20, start) = (uint8_t)('0' + value % 10);
        value /= 10;
    } while (value != 0 && start > 0);
    scratch->text = uint8_const_slice_rest(uint8_const_slice_of(scratch->digits, 20), start);
}

static uint8_t sum_of(struct uint8_const_slice bytes)
{
    uint8_t sum = 0;
    for (uint64_t i = 0; i < bytes.length; i++)
        sum = (uint8_t)(sum + AT(bytes.at, bytes.length, i));
    return sum;
}

static void finish(struct uint8_slice frame, uint64_t used)
{
    struct uint8_slice body = uint8_slice_sub(frame, sizeof(struct frame_header), used);
    struct frame_header *header = OVERLAY_TO_WRITE(struct frame_header, frame, 0);
    deed_le32_set(&header->magic, 0x44454544);
    deed_le16_set(&header->length, deed_to_u16(used));
    header->kind = 1;
    header->sum = sum_of(uint8_slice_const(body));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *frame = uint8_vector_take(64);
    if (frame == NULL)
        return;
    struct uint8_slice all = uint8_vector_slice(frame);
    struct writer writer = {.out = uint8_slice_rest(all, sizeof(struct frame_header))};
    struct scratch scratch = {.text = deed_text(LITERAL(""))};
    for (uint64_t i = 8; i < 12; i++) {
        scratch_number(&scratch, i * i);
        writer_bytes(&writer, scratch.text);
        writer_bytes(&writer, deed_text(LITERAL(" ")));
    }
    finish(all, writer.used);
    const struct frame_header *header =
        OVERLAY(struct frame_header, uint8_vector_const_slice(frame), 0);
    bool good = deed_le16(&header->length) == 14 && !writer.overflow && header->sum != 0;
    deed_drop(frame);
    if (!good)
        deed_fault(deed_reason_value);
}
