/* pool.h - memory that is taken piece by piece and given back as a whole.
 *
 * A contract, a component or a system is a web of small objects with one life; each has one pool.
 * Running out of memory ends the program: a host tool has nothing better to do. */
#ifndef DEED_POOL_H
#define DEED_POOL_H

#include <stddef.h>

struct pool {
    struct pool_block *blocks;
};

/* Zeroed memory that lives as long as the pool. */
void *pool_take(struct pool *pool, size_t size);

/* The same with anything in it. */
void *pool_room(struct pool *pool, size_t size);

/* A copy of `size` bytes of text, terminated. */
char *pool_text(struct pool *pool, const char *text, size_t size);

/* A formatted text. */
char *pool_print(struct pool *pool, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* An array with room for one element more than the `count` it has. The array must have been grown
 * by this function from its first element on, one at a time. */
void *pool_grow(struct pool *pool, void *array, size_t count, size_t size);

void pool_free(struct pool *pool);

/* malloc and realloc that do not fail. */
void *must_allocate(size_t size);
void *must_reallocate(void *old, size_t size);

#endif
