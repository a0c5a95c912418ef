/* debug.h - what a debug build does after each operation of the heap: here, nothing. */
#ifndef SHAREDHEAP_DEBUG_H
#define SHAREDHEAP_DEBUG_H

#include <stdint.h>

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void debug_operation(uint32_t frozen)
{
    (void)frozen;
}

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void debug_freed(void *memory, uint64_t size)
{
    (void)memory;
    (void)size;
}

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void debug_claimed(const void *memory, uint64_t size)
{
    (void)memory;
    (void)size;
}

#endif
