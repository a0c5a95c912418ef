/* slice.h - slices: a stretch of somebody else's elements, as a pointer and their number that never
 * come apart.
 *
 * The SDK has slices of each integer, and the generated header of a contract those of its own
 * structs; uint8_ stands for any of them below:
 *
 *   struct uint8_slice         elements that may be read and written
 *   struct uint8_const_slice   elements that may be read
 *
 * A slice is a borrow: it lives in locals and parameters, and ends with what it is a slice of. It
 * is made by the functions below and by nothing else, so `s.length` is true; it is copied and
 * assigned as a whole. An element is AT(s.at, s.length, i). {0} is the slice of nothing.
 *
 *   uint8_vector_slice(v), uint8_vector_const_slice(v)     all of a vector
 *   uint8_slice_of(array, LENGTH)                          of an array, or of a counted parameter
 *   uint8_slice_sub(s, from, length)                       `length` elements of s from `from` on
 *   uint8_slice_first(s, count), uint8_slice_rest(s, count)   s in two, behind `count` elements
 *   uint8_slice_const(s)                                   the same, to be read only
 *   uint8_slice_copy(to, from)      as many as both have, overlapping or not; how many those were
 *   uint8_slice_fill(to, value)     each element of it
 *   uint8_const_slice_equal(a, b)   as long, and equal in each element
 *   uint8_const_slice_find(s, value)   where the first such element is; s.length if there is none
 *
 * A part that is not inside of its slice is a trap. */
#ifndef DEED_SLICE_H
#define DEED_SLICE_H

#include "deed/checked.h"
#include "deed/compiler.h"
#include "deed/types.h"

/* `from`, if so many elements from there on are among `all`. */
DEED_INLINE uint64_t deed_part(uint64_t from, uint64_t length, uint64_t all)
{
    if (from > all || length > all - from)
        deed_fault(deed_reason_index);
    return from;
}

/* What slices of reading and of writing have in common. (No COUNT at the field: the checker knows a
 * slice by its two fields, and clang would keep what an annotated field is part of in memory.) */
#define DEED_SLICE(slice, element)                                                                 \
    struct slice {                                                                                 \
        element *at;                                                                               \
        uint64_t length;                                                                           \
    };                                                                                             \
    BORROWS(elements)                                                                              \
    DEED_INLINE struct slice slice##_of(element *elements COUNT(count), uint64_t count)            \
    {                                                                                              \
        struct slice made = {elements, count};                                                     \
        return made;                                                                               \
    }                                                                                              \
    BORROWS(whole)                                                                                 \
    DEED_INLINE struct slice slice##_sub(struct slice whole, uint64_t from, uint64_t count)        \
    {                                                                                              \
        struct slice made = {whole.at + deed_part(from, count, whole.length), count};              \
        return made;                                                                               \
    }                                                                                              \
    BORROWS(whole)                                                                                 \
    DEED_INLINE struct slice slice##_first(struct slice whole, uint64_t count)                     \
    {                                                                                              \
        return slice##_sub(whole, 0, count);                                                       \
    }                                                                                              \
    BORROWS(whole)                                                                                 \
    DEED_INLINE struct slice slice##_rest(struct slice whole, uint64_t skipped)                    \
    {                                                                                              \
        deed_part(skipped, 0, whole.length);                                                       \
        return slice##_sub(whole, skipped, whole.length - skipped);                                \
    }

/* The slices of a vector. */
#define DEED_SLICES(slice, const_slice, vector, element)                                           \
    DEED_SLICE(slice, element)                                                                     \
    DEED_SLICE(const_slice, const element)                                                         \
    BORROWS(whole)                                                                                 \
    DEED_INLINE struct slice vector##_slice(struct vector *whole)                                  \
    {                                                                                              \
        struct slice made = {whole->at, whole->length};                                            \
        return made;                                                                               \
    }                                                                                              \
    BORROWS(whole)                                                                                 \
    DEED_INLINE struct const_slice vector##_const_slice(const struct vector *whole)                \
    {                                                                                              \
        struct const_slice made = {whole->at, whole->length};                                      \
        return made;                                                                               \
    }                                                                                              \
    BORROWS(whole)                                                                                 \
    DEED_INLINE struct const_slice slice##_const(struct slice whole)                               \
    {                                                                                              \
        struct const_slice made = {whole.at, whole.length};                                        \
        return made;                                                                               \
    }                                                                                              \
    DEED_INLINE uint64_t slice##_copy(struct slice to, struct const_slice from)                    \
    {                                                                                              \
        uint64_t count = to.length < from.length ? to.length : from.length;                        \
        if ((uintptr_t)to.at <= (uintptr_t)from.at)                                                \
            for (uint64_t i = 0; i < count; i++)                                                   \
                to.at[i] = from.at[i];                                                             \
        else                                                                                       \
            for (uint64_t i = count; i > 0; i--)                                                   \
                to.at[i - 1] = from.at[i - 1];                                                     \
        return count;                                                                              \
    }

/* What needs elements that are numbers. */
#define DEED_SLICE_NUMBERS(integer)                                                                \
    DEED_SLICES(integer##_slice, integer##_const_slice, integer##_vector, integer##_t)             \
    DEED_INLINE void integer##_slice_fill(struct integer##_slice to, integer##_t value)            \
    {                                                                                              \
        for (uint64_t i = 0; i < to.length; i++)                                                   \
            to.at[i] = value;                                                                      \
    }                                                                                              \
    DEED_INLINE uint64_t integer##_const_slice_find(struct integer##_const_slice in,               \
                                                    integer##_t value)                             \
    {                                                                                              \
        uint64_t i = 0;                                                                            \
        while (i < in.length && in.at[i] != value)                                                 \
            i++;                                                                                   \
        return i;                                                                                  \
    }                                                                                              \
    DEED_INLINE bool integer##_const_slice_equal(struct integer##_const_slice a,                   \
                                                 struct integer##_const_slice b)                   \
    {                                                                                              \
        uint64_t i = 0;                                                                            \
        while (i < a.length && i < b.length && a.at[i] == b.at[i])                                 \
            i++;                                                                                   \
        return i == a.length && i == b.length;                                                     \
    }

DEED_SLICE_NUMBERS(uint8)
DEED_SLICE_NUMBERS(uint16)
DEED_SLICE_NUMBERS(uint32)
DEED_SLICE_NUMBERS(uint64)
DEED_SLICE_NUMBERS(int8)
DEED_SLICE_NUMBERS(int16)
DEED_SLICE_NUMBERS(int32)
DEED_SLICE_NUMBERS(int64)

/* The bytes of a text of the program: deed_text(LITERAL("GET")). */
BORROWS(text)
DEED_INLINE struct uint8_const_slice deed_text(const char *text COUNT(count), uint64_t count)
{
    struct uint8_const_slice made = {(const uint8_t *)text, count};
    return made;
}

/* How many characters a text of the program has in front of the zero at its end. */
DEED_INLINE uint64_t deed_text_length(const char *text)
{
    uint64_t length = 0;
    while (text[length] != 0)
        length++;
    return length;
}

/* They as bytes. */
BORROWS(text)
DEED_INLINE struct uint8_const_slice deed_text_of(const char *text)
{
    return deed_text(text, deed_text_length(text));
}

#endif
