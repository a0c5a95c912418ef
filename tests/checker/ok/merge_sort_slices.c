/* Merge sort, bottom up, over neighbouring sub-slices of a vector; and a search in the result. */
#include "memory.component.h"

/* Both halves into `to`, which is as long as they are together. */
static void merge(struct uint32_slice to, struct uint32_const_slice a, struct uint32_const_slice b)
{
    for (uint64_t i = 0; i < to.length; i++) {
        bool from_a = a.length > 0 && (b.length == 0 || AT(a.at, a.length, 0) <= AT(b.at, b.length, 0));
        if (from_a) {
            AT(to.at, to.length, i) = AT(a.at, a.length, 0);
            a = uint32_const_slice_rest(a, 1);
        } else {
            AT(to.at, to.length, i) = AT(b.at, b.length, 0);
            b = uint32_const_slice_rest(b, 1);
        }
    }
}

static uint64_t least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

static void sort(struct uint32_slice values, struct uint32_slice spare)
{
    for (uint64_t width = 1; width < values.length; width *= 2) {
        for (uint64_t start = 0; start < values.length; start += 2 * width) {
            uint64_t middle = least(start + width, values.length);
            uint64_t end = least(start + 2 * width, values.length);
            struct uint32_slice run = uint32_slice_sub(values, start, end - start);
            uint32_slice_copy(uint32_slice_sub(spare, start, end - start), uint32_slice_const(run));
            struct uint32_const_slice sorted = uint32_slice_const(spare);
            merge(run, uint32_const_slice_sub(sorted, start, middle - start),
                  uint32_const_slice_sub(sorted, middle, end - middle));
        }
    }
}

static bool contains(struct uint32_const_slice values, uint32_t wanted)
{
    while (values.length > 0) {
        uint64_t middle = values.length / 2;
        uint32_t value = AT(values.at, values.length, middle);
        if (value == wanted)
            return true;
        if (value < wanted)
            values = uint32_const_slice_rest(values, middle + 1);
        else
            values = uint32_const_slice_first(values, middle);
    }
    return false;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint32_vector *values = uint32_vector_take(100);
    struct uint32_vector *spare = uint32_vector_take(100);
    if (values == NULL || spare == NULL)
        deed_fault(deed_reason_stopped);
    for (uint64_t i = 0; i < values->length; i++)
        values->at[i] = (uint32_t)(i * 37 % 101);
    sort(uint32_vector_slice(values), uint32_vector_slice(spare));
    deed_drop(spare);
    for (uint64_t i = 1; i < values->length; i++)
        if (values->at[i - 1] > values->at[i])
            deed_fault(deed_reason_value);
    if (!contains(uint32_vector_const_slice(values), 37) ||
        contains(uint32_vector_const_slice(values), 200))
        deed_fault(deed_reason_value);
    deed_drop(values);
}
