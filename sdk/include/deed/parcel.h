/* parcel.h - parcels: many objects that point at each other, in one owned block.
 *
 * A parcel is owned by a pointer to its root, a struct that begins with a struct deed_parcel:
 *
 *     struct node {                              struct list {
 *         struct node *next IN(parcel);              struct deed_parcel parcel;
 *         uint32_t value;                            struct node *first IN(parcel);
 *     };                                         };
 *
 *     struct list *list = deed_parcel_take(sizeof(struct list), 100 * sizeof(struct node));
 *     struct node *node = deed_parcel_add(list, sizeof(struct node));
 *     node->next = list->first;
 *     list->first = node;
 *
 * It is taken with room for so many bytes, structs and vectors are added to it and linked with each
 * other in any way, and then it moves, freezes or is dropped as a whole: sending a graph of a
 * million nodes costs what sending one byte costs, and nobody walks it.
 *
 * An IN pointer is null or leads to an object of its type in the same parcel. It is so in zeroed
 * memory. Nothing at run time looks after it: the checker lets an IN field be written only with
 * null, or where it is certain that both ends lie in one parcel (rule `brand`), and lets structs
 * with IN fields live in parcels only (rule `parcel`). So what an IN pointer leads to is there as
 * long as the struct that it was read from, and a parcel that comes from another component needs no
 * look at its links: who sent it was checked by the same rules. */
#ifndef DEED_PARCEL_H
#define DEED_PARCEL_H

#include "deed/compiler.h"
#include "deed/heap.h"
#include "deed/vector.h"

/* The first field of a root. */
struct deed_parcel {
    uint64_t size; /* of the whole, in bytes       */
    uint64_t end;  /* of what is in it, from here  */
};

#define DEED_PARCEL_MOST ((uint64_t)1 << 48)

/* Take a parcel: a zeroed root of `root` bytes, written sizeof(struct x), and room for so many
 * bytes beside it: the sizes of the structs, each rounded up to 8, and of the vectors, with 8 for
 * each length. Null when the budget or the memory is spent. */
OWN OPT DEED_INLINE void *deed_parcel_take(uint64_t root, uint64_t room)
{
    uint64_t first = (root + 7) / 8 * 8;
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

/* A zeroed struct more of `size` bytes, written sizeof(struct x), that nothing leads to yet; null
 * when the parcel is full. */
IN(root) OPT DEED_INLINE void *deed_parcel_add(void *root, uint64_t size)
{
    struct deed_parcel *parcel = root;
    uint64_t rounded = (size + 7) / 8 * 8;
    void *added = (char *)root + parcel->end;

    if (rounded > parcel->size - parcel->end)
        return NULL;
    parcel->end += rounded;
    return added;
}

/* The same for a vector; `element` is written sizeof(uint8_t), sizeof(struct x). */
IN(root)
OPT DEED_INLINE void *deed_parcel_add_vector(void *root, uint64_t length, uint64_t element)
{
    uint64_t *vector;

    if (length > DEED_ROWS_MOST || element > DEED_ELEMENT_MOST)
        return NULL;
    vector = deed_parcel_add(root, sizeof *vector + length * element);
    if (vector)
        *vector = length;
    return vector;
}

/* Freeze a parcel: all loans of it end, nobody can write it any more, and it lives until the last
 * handle to it is dropped. A handle is a struct of the component's own, with nothing in it but
 *
 *     struct frozen_list {
 *         const struct list *list OWN;
 *     };
 *
 * and owned as any object is. `handle->list` is the parcel, const to any depth. FREEZE gives the
 * first handle; null when the budget or the memory is spent, and the parcel is dropped then. SHARE
 * gives another handle, or null. */
OWN OPT DEED_INLINE void *deed_parcel_freeze(void *root OWN CLAIMS)
{
    return deed_vector_freeze(root);
}

OWN OPT DEED_INLINE void *deed_parcel_share(const void *handle)
{
    return deed_frozen_share(handle);
}

/* The parcels of a contract have functions of their own, typed. */
#define DEED_PARCEL(name)                                                                          \
    OWN OPT DEED_INLINE struct name *name##_take(uint64_t room)                                    \
    {                                                                                              \
        return deed_parcel_take(sizeof(struct name), room);                                        \
    }

#define DEED_PARCEL_NODE(name, node, type)                                                         \
    IN(parcel) OPT DEED_INLINE struct type *name##_add_##node(struct name *parcel)                 \
    {                                                                                              \
        return deed_parcel_add(parcel, sizeof(struct type));                                       \
    }

#define DEED_PARCEL_VECTOR(name, vector, type, element)                                            \
    IN(parcel)                                                                                     \
    OPT DEED_INLINE struct type *name##_add_##vector(struct name *parcel, uint64_t length)         \
    {                                                                                              \
        return deed_parcel_add_vector(parcel, length, sizeof(element));                            \
    }

#endif
