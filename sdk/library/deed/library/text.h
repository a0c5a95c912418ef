/* text.h - text, written into an owned vector. Each function writes at position `used` and returns
 * the position after what it wrote; what does not fit is cut, so no call can fail or run over. */
#ifndef DEED_LIBRARY_TEXT_H
#define DEED_LIBRARY_TEXT_H

static inline uint32_t text_byte(struct uint8_vector *text, uint32_t used, uint8_t byte)
{
    if (used >= text->length)
        return used;
    text->at[used] = byte;
    return used + 1;
}

/* Words of the program: text_add(text, used, LITERAL("hello")). */
static inline uint32_t text_add(struct uint8_vector *text, uint32_t used,
                                const char *words COUNT(size), uint64_t size)
{
    for (uint64_t i = 0; i < size; i++)
        used = text_byte(text, used, (uint8_t)AT(words, size, i));
    return used;
}

/* Bytes from `first` on, up to `end`, of another vector. */
static inline uint32_t text_copy(struct uint8_vector *text, uint32_t used,
                                 const struct uint8_vector *from, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end && i < from->length; i++)
        used = text_byte(text, used, from->at[i]);
    return used;
}

/* A name, padded with zeros to `size`. */
static inline uint32_t text_name(struct uint8_vector *text, uint32_t used,
                                 const uint8_t *name COUNT(size), uint64_t size)
{
    for (uint64_t i = 0; i < size; i++) {
        if (AT(name, size, i) == 0)
            break;
        used = text_byte(text, used, AT(name, size, i));
    }
    return used;
}

static inline uint32_t text_number(struct uint8_vector *text, uint32_t used, uint64_t value)
{
    uint8_t digits[20];
    uint32_t count = 0;

    do {
        digits[count] = (uint8_t)('0' + value % 10);
        count++;
        value /= 10;
    } while (value != 0 && count < 20);
    while (count > 0) {
        count--;
        used = text_byte(text, used, digits[count]);
    }
    return used;
}

static inline uint32_t text_signed(struct uint8_vector *text, uint32_t used, int64_t value)
{
    if (value >= 0)
        return text_number(text, used, (uint64_t)value);
    used = text_byte(text, used, '-');
    return text_number(text, used, -(uint64_t)value);
}

/* Spaces up to the column, and at least one. */
static inline uint32_t text_pad(struct uint8_vector *text, uint32_t used, uint32_t column)
{
    do
        used = text_byte(text, used, ' ');
    while (used < column && used < text->length);
    return used;
}

#endif
