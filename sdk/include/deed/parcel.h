/* parcel.h - parcels: many nodes with links between them, in one owned block.
 *
 * A parcel is taken with room for so many bytes, nodes and vectors are added to it and linked with
 * each other in any way, and then it moves or is dropped as a whole: sending a graph of a million
 * nodes costs what sending a byte costs, and nobody walks it.
 *
 * A link is null or leads to a node of its type in the same parcel. That is so in zeroed memory,
 * and every change of a link tests it: both ends are inside of this parcel, or the component stops.
 * So what a link leads to is there as long as the node that it was read from. A component reaches
 * links through these functions only; the generated header of a contract has them by these macros.
 */
#ifndef DEED_PARCEL_H
#define DEED_PARCEL_H

#include "deed/checked.h"
#include "deed/compiler.h"
#include "deed/heap.h"
#include "deed/vector.h"

/* In front of the root. */
struct deed_parcel {
    uint64_t size; /* of the whole, in bytes       */
    uint64_t end;  /* of what is in it, from here  */
};

struct deed_link {
    void *to;
};

#define DEED_PARCEL_MOST ((uint64_t)1 << 48)

DEED_INLINE void *deed_parcel_take(uint64_t room, uint64_t root)
{
    uint64_t first = sizeof(struct deed_parcel) + (root + 7) / 8 * 8;
    struct deed_parcel *parcel;

    if (room > DEED_PARCEL_MOST)
        return NULL;
    parcel = deed_take(first + room);
    if (parcel == NULL)
        return NULL;
    parcel->size = first + room;
    parcel->end = first;
    return parcel;
}

DEED_INLINE void *deed_parcel_add(struct deed_parcel *parcel, uint64_t size)
{
    char *added = (char *)parcel + parcel->end;
    uint64_t rounded = (size + 7) / 8 * 8;

    if (rounded > parcel->size - parcel->end)
        return NULL;
    parcel->end += rounded;
    return added;
}

DEED_INLINE void *deed_parcel_add_vector(struct deed_parcel *parcel, uint64_t length,
                                         uint64_t element)
{
    uint64_t *vector;

    if (length > DEED_ROWS_MOST || element > DEED_ELEMENT_MOST)
        return NULL;
    vector = deed_parcel_add(parcel, sizeof *vector + length * element);
    if (vector)
        *vector = length;
    return vector;
}

DEED_INLINE void deed_parcel_link(const struct deed_parcel *parcel, struct deed_link *link,
                                  void *target)
{
    deed_index((uint64_t)link - (uint64_t)parcel, parcel->size);
    if (target)
        deed_index((uint64_t)target - (uint64_t)parcel, parcel->size);
    link->to = target;
}

/* TAKE makes a parcel with a zeroed root and room for so many bytes beside it: the sizes of the
 * nodes, each rounded up to 8, and of the vectors, with 8 for each length. Null when the budget or
 * the memory is spent. */
#define DEED_PARCEL(name, root)                                                                    \
    struct name {                                                                                  \
        struct deed_parcel parcel;                                                                 \
    };                                                                                             \
    OWN OPT DEED_INLINE struct name *name##_take(uint64_t room)                                    \
    {                                                                                              \
        return deed_parcel_take(room, sizeof(struct root));                                        \
    }                                                                                              \
    BORROWS(parcel)                                                                                \
    DEED_INLINE struct root *name##_lend_root(struct name *parcel)                                 \
    {                                                                                              \
        return (struct root *)(void *)(parcel + 1);                                                \
    }                                                                                              \
    BORROWS(parcel)                                                                                \
    DEED_INLINE const struct root *name##_peek_root(const struct name *parcel)                     \
    {                                                                                              \
        return (const struct root *)(const void *)(parcel + 1);                                    \
    }

/* A zeroed node or vector more, linked to nothing yet; null when the parcel is full. */
#define DEED_PARCEL_NODE(name, node, type)                                                         \
    BORROWS(parcel) OPT DEED_INLINE struct type *name##_add_##node(struct name *parcel)            \
    {                                                                                              \
        return deed_parcel_add(&parcel->parcel, sizeof(struct type));                              \
    }

#define DEED_PARCEL_VECTOR(name, vector, type, element)                                            \
    BORROWS(parcel)                                                                                \
    OPT DEED_INLINE struct type *name##_add_##vector(struct name *parcel, uint64_t length)         \
    {                                                                                              \
        return deed_parcel_add_vector(&parcel->parcel, length, sizeof(element));                   \
    }

/* Let a field of a node lead to a target, or to nothing. Traps unless both are in the parcel. */
#define DEED_PARCEL_LINK(name, node, type, field, target)                                          \
    DEED_INLINE void name##_link_##node##_##field(struct name *parcel, struct type *from,          \
                                                  struct target *to OPT)                           \
    {                                                                                              \
        deed_parcel_link(&parcel->parcel, &from->field, to);                                       \
    }

/* What a field of a node leads to, null if to nothing. */
#define DEED_LINK(type, field, target)                                                             \
    BORROWS(node) OPT DEED_INLINE struct target *type##_lend_##field(struct type *node)            \
    {                                                                                              \
        return node->field.to;                                                                     \
    }                                                                                              \
    BORROWS(node)                                                                                  \
    OPT DEED_INLINE const struct target *type##_peek_##field(const struct type *node)              \
    {                                                                                              \
        return node->field.to;                                                                     \
    }

#endif
