/* debug.h - what a debug build does after each operation of the heap: it compares the books with
 * themselves (books.h), looks whether every invariant of the proofs holds (invariants.h), fills
 * what is freed with a poison that is no address, and looks whether it is still there when the
 * memory is claimed again: else somebody has written to what was no longer his. Whatever is wrong
 * ends everything where it was found. */
#ifndef SHAREDHEAP_DEBUG_H
#define SHAREDHEAP_DEBUG_H

#include "invariants.h"
#include "sharedheap/books.h"

#define DEBUG_POISON 0xdeaddeaddeaddeadull

static inline void debug_operation(uint32_t frozen)
{
    if (!books_balanced(frozen) || (invariants_fit() && broken_invariant()))
        __builtin_trap();
}

static inline void debug_freed(void *memory, uint64_t size)
{
    uint64_t *word = memory;
    for (uint64_t i = 0; i < size / sizeof(*word); i++)
        word[i] = DEBUG_POISON;
}

/* Poison comes by the granule: one with some of it, but not all, has been written to. */
static inline void debug_claimed(const void *memory, uint64_t size)
{
    const uint64_t *word = memory;
    for (uint64_t i = 0; i < size / sizeof(*word); i++)
        if ((word[i] == DEBUG_POISON) != (word[i / 8 * 8] == DEBUG_POISON))
            __builtin_trap();
}

#endif
