/* types.h - scalar types, and the owned vectors that travel in messages. */
#ifndef DEED_TYPES_H
#define DEED_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An owned vector is one block: its length (in elements, never changed after creation) in front of
 * its elements, so one pointer carries both and `v->at[i]` traps outside of them. */
#define DEED_VECTOR(name, element)                                                                 \
    struct name {                                                                                  \
        const uint64_t length;                                                                     \
        element at[] DEED_COUNTED_BY(length);                                                      \
    }

DEED_VECTOR(uint8_vector, uint8_t);
DEED_VECTOR(uint16_vector, uint16_t);
DEED_VECTOR(uint32_vector, uint32_t);
DEED_VECTOR(uint64_vector, uint64_t);
DEED_VECTOR(int8_vector, int8_t);
DEED_VECTOR(int16_vector, int16_t);
DEED_VECTOR(int32_vector, int32_t);
DEED_VECTOR(int64_vector, int64_t);

/* A string literal as the two arguments of a `const char *text COUNT(size), uint64_t size`. */
#define LITERAL(text) (text), (sizeof(text) - 1)

#endif
