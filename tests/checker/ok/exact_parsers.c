/* Parsers: type, length and value by index, by slices and by a cursor in a struct; every access is
 * proved. */
#include "exact.component.h"

struct reader {
    struct uint8_const_slice text;
    uint64_t at;
};

struct pair {
    struct uint8_const_slice key, value;
};

static uint32_t values(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t sum = 0;
    for (uint32_t at = 0; n - at >= 2;) {
        uint32_t size = p[at + 1];
        at += 2;
        if (size > n - at)
            return 0;
        for (uint32_t i = 0; i < size; i++)
            sum += p[at + i];
        at += size;
    }
    return sum;
}

static uint32_t nested_value(struct uint8_const_slice value)
{
    uint32_t sum = 0;
    for (uint64_t at = 0; at + 2 <= value.length; at += 2)
        sum += (uint32_t)AT(value.at, value.length, at) << 8 | AT(value.at, value.length, at + 1);
    return sum;
}

static uint32_t nested(struct uint8_const_slice whole)
{
    uint32_t sum = 0;
    while (whole.length >= 2) {
        uint8_t kind = AT(whole.at, whole.length, 0), size = AT(whole.at, whole.length, 1);
        if (size > whole.length - 2)
            return 0;
        struct uint8_const_slice value = uint8_const_slice_sub(whole, 2, size);
        if (kind == 1)
            sum += nested_value(value);
        whole = uint8_const_slice_rest(whole, 2 + (uint64_t)size);
    }
    return sum;
}

static uint32_t left_over(struct uint8_const_slice text)
{
    uint32_t sum = 0;
    uint64_t at = 0, left = text.length;
    while (left >= 2) {
        uint64_t size = AT(text.at, text.length, at + 1);
        if (left - 2 < size)
            break;
        if (size > 0)
            sum += AT(text.at, text.length, at + size + 1);
        at += 2 + size;
        left -= 2 + size;
    }
    return sum;
}

static void skip_blanks(struct reader *r)
{
    while (r->at < r->text.length && AT(r->text.at, r->text.length, r->at) == ' ')
        r->at++;
}

static uint32_t number(struct reader *r)
{
    uint32_t value = 0;
    skip_blanks(r);
    for (; r->at < r->text.length; r->at++) {
        uint8_t c = AT(r->text.at, r->text.length, r->at);
        if (c < '0' || c > '9')
            break;
        value = value * 10 + (c - '0');
    }
    return value;
}

static uint32_t split(struct uint8_const_slice line)
{
    struct pair pair = {line, line};
    uint64_t end = uint8_const_slice_find(line, '=');
    if (end == line.length)
        return 0;
    pair.key = uint8_const_slice_first(line, end);
    pair.value = uint8_const_slice_rest(line, end + 1);
    uint32_t sum = AT(line.at, line.length, end);
    for (uint64_t i = 0; i < pair.key.length; i++)
        sum += AT(pair.key.at, pair.key.length, i);
    return pair.value.length > 1 ? sum + AT(pair.value.at, pair.value.length, 1) : sum;
}

void exact_main(struct exact_ports *ports)
{
    (void)ports;
    const uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = (uint32_t)(deed_heap_used() % 21);
    struct uint8_const_slice all = uint8_const_slice_of(bytes, n);
    struct reader reader = {all, 0};
    if (values(bytes, n) + nested(all) + left_over(all) + number(&reader) + split(all) == 3)
        deed_fault(deed_reason_value);
}
