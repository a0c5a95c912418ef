/* Locals without a value, lent to helpers that write them: always, or when they say so. */
#include "memory.component.h"

enum parse_result { PARSE_OK, PARSE_EMPTY, PARSE_TOO_LARGE };

struct range {
    uint32_t low, high;
};

/* Moves *at behind the digits. */
static enum parse_result parse_number(struct uint8_const_slice text, uint32_t *at, uint32_t *number)
{
    uint32_t value = 0, i = *at;

    for (; i < text.length && text.at[i] >= '0' && text.at[i] <= '9'; i++) {
        if (value > 99999999)
            return PARSE_TOO_LARGE;
        value = value * 10 + (text.at[i] - (uint32_t)'0');
    }
    if (i == *at)
        return PARSE_EMPTY;
    *at = i;
    *number = value;
    return PARSE_OK;
}

static bool parse_range(struct uint8_const_slice text, struct range *range)
{
    uint32_t at = 0, high;

    if (parse_number(text, &at, &range->low) != PARSE_OK)
        return false;
    if (at >= text.length || text.at[at++] != '-')
        return false;
    if (parse_number(text, &at, &high))
        return false;
    range->high = high;
    return at == text.length;
}

/* 0, or what is wrong, in the manner of a kernel. */
static int width(struct uint8_const_slice text, uint32_t *result)
{
    struct range range;
    int error = -22;

    if (!parse_range(text, &range))
        goto out;
    if (range.low > range.high) {
        error = -34;
        goto out;
    }
    *result = range.high - range.low;
    error = 0;
out:
    return error;
}

static uint32_t digits(char *out COUNT(size), uint32_t size, uint32_t number)
{
    uint32_t n = 0;

    while (number > 0 && n < size) {
        out[n++] = (char)('0' + number % 10);
        number /= 10;
    }
    return n;
}

static void smallest_and_largest(const uint32_t *numbers COUNT(n), uint32_t n, uint32_t *smallest,
                                 uint32_t *largest)
{
    *smallest = 0;
    *largest = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (i == 0 || numbers[i] < *smallest)
            *smallest = numbers[i];
        if (i == 0 || numbers[i] > *largest)
            *largest = numbers[i];
    }
}

void memory_main(struct memory_ports *ports)
{
    static const uint32_t numbers[] = {5, 3, 9};
    uint32_t w, number, low, high, at = 0;
    char text[10];
    int error;

    (void)ports;
    smallest_and_largest(numbers, 3, &low, &high);
    if (low != 3 || high != 9)
        deed_fault(deed_reason_value);
    error = width(deed_text(LITERAL("17-59")), &w);
    if (error < 0 || w != 42)
        deed_fault(deed_reason_value);
    switch (parse_number(deed_text(LITERAL("81")), &at, &number)) {
    case PARSE_OK: break;
    case PARSE_EMPTY:
    case PARSE_TOO_LARGE:
    default: return;
    }
    if (number != 81)
        deed_fault(deed_reason_value);
    if (digits(text, sizeof text, w) != 2 || text[0] != '2')
        deed_fault(deed_reason_value);
}
