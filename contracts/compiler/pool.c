/* pool.c - memory with one life, see pool.h. Pieces are cut from blocks, which are chained; where
 * AddressSanitizer is at work every piece is a block of its own, so that it sees each object's
 * bounds. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pool.h"

struct pool_block {
    struct pool_block *next;
    size_t used, size;
    max_align_t memory[];
};

#define SMALLEST_BLOCK ((size_t)1 << 10)
#define LARGEST_BLOCK  ((size_t)1 << 16)

/* There only with AddressSanitizer. */
extern void __asan_init(void) __attribute__((weak));

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

static struct pool_block *new_block(size_t size, struct pool_block *next)
{
    struct pool_block *block = must_allocate(sizeof *block + size);

    *block = (struct pool_block){.next = next, .size = size};
    return block;
}

/* The first block is the one that pieces are cut from; what is large has one of its own, behind. */
static struct pool_block *block_for(struct pool *pool, size_t size)
{
    struct pool_block *first = pool->blocks;
    if (first && first->size - first->used >= size)
        return first;
    if (__asan_init || (first && size > LARGEST_BLOCK / 4))
        return first ? (first->next = new_block(size, first->next))
                     : (pool->blocks = new_block(size, NULL));
    size_t room = first ? 2 * first->size : SMALLEST_BLOCK;
    if (room > LARGEST_BLOCK)
        room = LARGEST_BLOCK;
    return pool->blocks = new_block(size > room ? size : room, first);
}

void *pool_room(struct pool *pool, size_t size)
{
    size_t align = sizeof(max_align_t);
    size_t room = __asan_init ? size : (size + align - 1) / align * align;
    struct pool_block *block = block_for(pool, room);
    void *piece = (char *)block->memory + block->used;

    block->used += room;
    return piece;
}

void *pool_take(struct pool *pool, size_t size)
{
    return memset(pool_room(pool, size), 0, size);
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
    while (pool->blocks) {
        struct pool_block *block = pool->blocks;
        pool->blocks = block->next;
        free(block);
    }
}
