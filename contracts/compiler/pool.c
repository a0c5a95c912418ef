/* pool.c - memory with one life, see pool.h. Every piece is its own allocation, chained, so that
 * the sanitizers see each object's bounds. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pool.h"

struct pool_piece {
    struct pool_piece *next;
    max_align_t memory[];
};

void *must_reallocate(void *old, size_t size)
{
    void *memory = realloc(old, size ? size : 1);

    if (!memory) {
        fputs("deed: out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

void *must_allocate(size_t size)
{
    return must_reallocate(NULL, size);
}

void *pool_take(struct pool *pool, size_t size)
{
    struct pool_piece *piece = must_allocate(sizeof *piece + size);

    memset(piece->memory, 0, size);
    piece->next = pool->pieces;
    pool->pieces = piece;
    return piece->memory;
}

char *pool_text(struct pool *pool, const char *text, size_t size)
{
    char *copy = pool_take(pool, size + 1);

    memcpy(copy, text, size);
    return copy;
}

char *pool_print(struct pool *pool, const char *format, ...)
{
    va_list arguments;
    va_list again;

    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = pool_take(pool, (size_t)size + 1);
    vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    return text;
}

/* The room doubles whenever the count reaches a power of two, so it need not be written down. */
void *pool_grow(struct pool *pool, void *array, size_t count, size_t size)
{
    if (count & (count - 1) || (count == 0 && array))
        return array;
    void *larger = pool_take(pool, (count ? 2 * count : 1) * size);
    if (count)
        memcpy(larger, array, count * size);
    return larger;
}

void pool_free(struct pool *pool)
{
    while (pool->pieces) {
        struct pool_piece *piece = pool->pieces;
        pool->pieces = piece->next;
        free(piece);
    }
}
