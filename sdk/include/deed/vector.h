/* vector.h - what can be done with owned vectors of any element: take, freeze, and rows of them.
 *
 * The SDK has vectors, frozen vectors and rows of each integer; the generated header of a contract
 * has those of its own structs, by the same macros. So uint8_ stands for any of them below:
 *
 *   struct uint8_vector   one block: its length and its elements. `v->at[i]` traps outside.
 *   struct uint8_frozen   a handle to a vector that nobody can write any more. A handle is an owned
 *                         object like any other; there may be as many as one likes to the same
 *                         vector, which lives until the last is dropped. Who took the vector pays
 *                         for it until then, each handle is paid by who asked for it.
 *   struct uint8_rows     one block with several vectors of their own lengths in it.
 *
 * What is inside a handle or rows is the SDK's; a component calls these functions. */
#ifndef DEED_VECTOR_H
#define DEED_VECTOR_H

#include "deed/checked.h"
#include "deed/compiler.h"
#include "deed/heap.h"
#include "deed/types.h"

/* Untyped, for the macros only. */
struct deed_frozen {
    const void *body;
};

void *deed_vector_take(uint64_t length, uint64_t element);
void *deed_vector_freeze(void *vector);
void *deed_frozen_share(const void *handle);

/* Behind this stands for each row where it begins, in bytes from here; and then the rows, each with
 * its length in front, each at an address that 8 divides. */
struct deed_rows {
    uint64_t count; /* rows that there are              */
    uint64_t room;  /* and may be                       */
    uint64_t left;  /* elements for which there is room */
    uint64_t end;   /* where the next row begins        */
};

/* With these no sum and no product below leaves 64 bits. */
#define DEED_ROWS_MOST    ((uint64_t)1 << 36)
#define DEED_ELEMENT_MOST ((uint64_t)1 << 24)

DEED_INLINE void *deed_rows_take(uint64_t rows, uint64_t elements, uint64_t element)
{
    struct deed_rows *made;

    if (rows > DEED_ROWS_MOST || elements > DEED_ROWS_MOST || element > DEED_ELEMENT_MOST)
        return NULL;
    made = deed_take(sizeof *made + rows * 24 + elements * element);
    if (made == NULL)
        return NULL;
    made->room = rows;
    made->left = elements;
    made->end = sizeof *made + rows * 8;
    return made;
}

/* Length and rounding take 16 bytes at most; those are there for each row. */
DEED_INLINE void *deed_rows_add(struct deed_rows *rows, uint64_t length, uint64_t element)
{
    uint64_t *places = (uint64_t *)(rows + 1);
    uint64_t *row;

    if (rows->count == rows->room || length > rows->left)
        return NULL;
    row = (uint64_t *)(void *)((char *)rows + rows->end);
    *row = length;
    places[rows->count] = rows->end;
    rows->count++;
    rows->left -= length;
    rows->end += 8 + (length * element + 7) / 8 * 8;
    return row;
}

DEED_INLINE uint64_t deed_rows_place(const struct deed_rows *rows, uint64_t row)
{
    const uint64_t *places = (const uint64_t *)(rows + 1);

    return places[deed_index(row, rows->count)];
}

/* A vector that is zeroed and the caller's; null when the budget or the memory is spent. */
#define DEED_VECTOR_TAKE(vector, element)                                                          \
    OWN OPT DEED_INLINE struct vector *vector##_take(uint64_t length)                              \
    {                                                                                              \
        return deed_vector_take(length, sizeof(element));                                          \
    }

/* FREEZE ends all loans of the vector and gives the first handle; null when the budget or the
 * memory is spent, and the vector is dropped then. SHARE gives another handle, or null. VIEW is the
 * vector. */
#define DEED_FROZEN(name, vector)                                                                  \
    struct name {                                                                                  \
        struct deed_frozen frozen;                                                                 \
    };                                                                                             \
    OWN OPT DEED_INLINE struct name *vector##_freeze(struct vector *object OWN CLAIMS)             \
    {                                                                                              \
        return deed_vector_freeze(object);                                                         \
    }                                                                                              \
    OWN OPT DEED_INLINE struct name *name##_share(const struct name *handle)                       \
    {                                                                                              \
        return deed_frozen_share(handle);                                                          \
    }                                                                                              \
    BORROWS(handle)                                                                                \
    DEED_INLINE const struct vector *name##_view(const struct name *handle)                        \
    {                                                                                              \
        return handle->frozen.body;                                                                \
    }

/* TAKE makes room for so many rows with so many elements in all; ADD makes a row of that length,
 * zeroed, or null when there is no room; LEND and PEEK trap when there is no such row. */
#define DEED_ROWS(name, vector, element)                                                           \
    struct name {                                                                                  \
        struct deed_rows rows;                                                                     \
    };                                                                                             \
    OWN OPT DEED_INLINE struct name *name##_take(uint64_t rows, uint64_t elements)                 \
    {                                                                                              \
        return deed_rows_take(rows, elements, sizeof(element));                                    \
    }                                                                                              \
    BORROWS(object)                                                                                \
    OPT DEED_INLINE struct vector *name##_add(struct name *object, uint64_t length)                \
    {                                                                                              \
        return deed_rows_add(&object->rows, length, sizeof(element));                              \
    }                                                                                              \
    DEED_INLINE uint64_t name##_count(const struct name *object)                                   \
    {                                                                                              \
        return object->rows.count;                                                                 \
    }                                                                                              \
    BORROWS(object)                                                                                \
    DEED_INLINE struct vector *name##_lend(struct name *object, uint64_t row)                      \
    {                                                                                              \
        return (struct vector *)(void *)((char *)object + deed_rows_place(&object->rows, row));    \
    }                                                                                              \
    BORROWS(object)                                                                                \
    DEED_INLINE const struct vector *name##_peek(const struct name *object, uint64_t row)          \
    {                                                                                              \
        return (const struct vector *)(const void *)((const char *)object +                        \
                                                     deed_rows_place(&object->rows, row));         \
    }

#define DEED_VECTOR_KINDS(integer)                                                                 \
    DEED_FROZEN(integer##_frozen, integer##_vector)                                                \
    DEED_ROWS(integer##_rows, integer##_vector, integer##_t)

DEED_VECTOR_KINDS(uint8)
DEED_VECTOR_KINDS(uint16)
DEED_VECTOR_KINDS(uint32)
DEED_VECTOR_KINDS(uint64)
DEED_VECTOR_KINDS(int8)
DEED_VECTOR_KINDS(int16)
DEED_VECTOR_KINDS(int32)
DEED_VECTOR_KINDS(int64)

#endif
