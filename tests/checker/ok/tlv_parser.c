/* Type, length, value: an outer list whose values are lists again, parsed through sub-slices. */
#include "memory.component.h"

enum { tag_number = 1, tag_name = 2, tag_group = 3 };

struct totals {
    uint64_t numbers;
    uint64_t names;
    uint64_t sum;
    bool is_broken;
};

static uint64_t number(struct uint8_const_slice value)
{
    uint64_t number = 0;
    for (uint64_t i = 0; i < value.length; i++)
        number = number << 8 | AT(value.at, value.length, i);
    return number;
}

/* One entry; what follows it, or nothing when the entry does not fit. */
BORROWS(in)
static struct uint8_const_slice entry(struct uint8_const_slice in, struct totals *totals)
{
    if (in.length < 2 || AT(in.at, in.length, 1) > in.length - 2) {
        totals->is_broken = true;
        return uint8_const_slice_first(in, 0);
    }
    struct uint8_const_slice value = uint8_const_slice_sub(in, 2, AT(in.at, in.length, 1));
    switch (AT(in.at, in.length, 0)) {
    case tag_number:
        totals->numbers++;
        totals->sum += number(value);
        break;
    case tag_name: totals->names++; break;
    default: totals->is_broken = true; break;
    }
    return uint8_const_slice_rest(in, 2 + value.length);
}

static void parse(struct uint8_const_slice in, struct totals *totals)
{
    while (in.length > 0)
        in = entry(in, totals);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[] = {tag_number, 2, 1, 0, tag_name, 3, 'a', 'b', 'c', tag_number, 1, 5};
    struct totals totals = {0};
    parse(uint8_const_slice_of(bytes, sizeof(bytes)), &totals);
    if (totals.is_broken || totals.numbers != 2 || totals.names != 1 || totals.sum != 261)
        deed_fault(deed_reason_value);

    struct uint8_vector *input = uint8_vector_take(3);
    if (input == NULL)
        return;
    struct uint8_slice out = uint8_vector_slice(input);
    AT(out.at, out.length, 0) = tag_number;
    AT(out.at, out.length, 1) = 9;
    parse(uint8_vector_const_slice(input), &totals);
    if (!totals.is_broken)
        deed_fault(deed_reason_value);
    deed_drop(input);
}
