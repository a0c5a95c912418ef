/* Error codes as results, values through out-parameters. */
#include "memory.component.h"

enum result { ok = 0, too_short = -1, bad_digit = -2, too_large = -3 };

static enum result parse_number(const struct uint8_vector *text, uint64_t *position,
                                uint32_t *number)
{
    uint64_t at = *position;
    uint32_t value = 0;

    if (at >= text->length)
        return too_short;
    do {
        uint8_t c = text->at[at];
        if (c < '0' || c > '9')
            return bad_digit;
        if (value > (UINT32_MAX - (uint32_t)(c - '0')) / 10)
            return too_large;
        value = value * 10 + (uint32_t)(c - '0');
        at++;
    } while (at < text->length && text->at[at] != ',');
    *position = at + 1;
    *number = value;
    return ok;
}

static enum result sum_all(const struct uint8_vector *text, uint64_t *sum)
{
    uint64_t position = 0;
    *sum = 0;
    while (position < text->length) {
        uint32_t number = 0;
        enum result result = parse_number(text, &position, &number);
        if (result != ok)
            return result;
        *sum += number;
    }
    return ok;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *text = uint8_vector_take(7);
    if (text == NULL)
        return;
    static const char digits[] = "12,34,5";
    for (uint32_t i = 0; i < sizeof digits - 1; i++)
        text->at[i] = (uint8_t)digits[i];
    uint64_t sum = 0;
    if (sum_all(text, &sum) == ok && sum != 51)
        deed_fault(deed_reason_value);
    deed_drop(text);
}
