/* Building an owned text: the result of a function, filled through a borrow. */
#include "memory.component.h"

static const char g_digits[16] = "0123456789abcdef";

OWN OPT static struct uint8_vector *hex_of(const struct uint8_vector *bytes)
{
    struct uint8_vector *text = uint8_vector_take(bytes->length * 2);
    if (text == NULL)
        return NULL;
    uint64_t used = 0;
    for (uint64_t i = 0; i < bytes->length; i++) {
        uint8_t byte = bytes->at[i];
        text->at[used] = (uint8_t)g_digits[byte >> 4];
        text->at[used + 1] = (uint8_t)g_digits[byte & 15];
        used += 2;
    }
    return text;
}

/* The value of a hexadecimal digit, or 16. */
static uint8_t digit(uint8_t character)
{
    if (character >= '0' && character <= '9')
        return (uint8_t)(character - '0');
    if (character >= 'a' && character <= 'f')
        return (uint8_t)(character - 'a' + 10);
    return 16;
}

OWN OPT static struct uint8_vector *bytes_of(const struct uint8_vector *text)
{
    if (text->length % 2 != 0)
        return NULL;
    struct uint8_vector *bytes = uint8_vector_take(text->length / 2);
    if (bytes == NULL)
        return NULL;
    for (uint64_t i = 0; i < bytes->length; i++) {
        uint8_t high = digit(text->at[2 * i]);
        uint8_t low = digit(text->at[2 * i + 1]);
        if (high > 15 || low > 15) {
            deed_drop(bytes);
            return NULL;
        }
        bytes->at[i] = (uint8_t)(high * 16 + low);
    }
    return bytes;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *bytes = uint8_vector_take(8);
    if (!bytes)
        return;
    for (uint64_t i = 0; i < bytes->length; i++)
        bytes->at[i] = (uint8_t)(i * 17);
    struct uint8_vector *text = hex_of(bytes);
    deed_drop(bytes);
    if (!text)
        return;
    struct uint8_vector *again = bytes_of(text);
    deed_drop(text);
    deed_drop(again);
}
