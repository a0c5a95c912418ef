/* memory.c - copying and filling, eight bytes at a time where both addresses allow it. */
#include "kernel/memory.h"

#include "kernel/machine.h"

#define WORD 8u

/* From byte `begin` on. */
/*@ requires begin: begin <= size;
    requires to: \valid(to + (begin .. size - 1));
    requires from: \valid_read(from + (begin .. size - 1));
    requires overlap: memory_apart(to, from, size) || memory_behind(to, from);
    terminates \true; exits \false;
    assigns to[begin .. size - 1];
    ensures copied: \forall integer k; begin <= k < size ==> to[k] == \old(from[k]);
*/
static inline void copy_rest(char *to, const char *from, uint64_t begin, uint64_t size)
{
    /*@ loop invariant range: begin <= i <= size;
        loop invariant done: \forall integer k; begin <= k < i ==> to[k] == \at(from[k], Pre);
        loop invariant rest: \forall integer k; i <= k < size ==> from[k] == \at(from[k], Pre);
        loop assigns i, to[begin .. size - 1];
        loop variant size - i;
    */
    for (uint64_t i = begin; i < size; i++)
        to[i] = from[i];
}

// clang-format off
#define FORWARD                                                                                    \
    loop invariant range: 0 <= i <= size;                                                          \
    loop invariant done: \forall integer k; 0 <= k < i ==> t[k] == \at(((char *)from)[k], Pre);                 \
    loop invariant rest: \forall integer k; i <= k < size ==> f[k] == \at(((char *)from)[k], Pre);              \
    loop assigns i, t[0 .. size - 1];                                                              \
    loop variant size - i;
// clang-format on

void *memcpy(void *to, const void *from, uint64_t size)
{
    char *t = to;
    const char *f = from;
    uint64_t i = 0;

    if (((uint64_t)t | (uint64_t)f) % WORD == 0)
        /*@ FORWARD */
        for (; size - i >= WORD; i += WORD)
            machine_copy_word(t, f, i);
    copy_rest(t, f, i, size);
    return to;
}

void *memmove(void *to, const void *from, uint64_t size)
{
    char *t = to;
    const char *f = from;

    if (t <= f || t >= f + size)
        return memcpy(to, from, size);
    /*@ loop invariant range: 0 <= size <= \at(size, Pre);
        loop invariant done: \forall integer k; size <= k < \at(size, Pre) ==>
            t[k] == \at(((char *)from)[k], Pre);
        loop invariant rest: \forall integer k; 0 <= k < size ==> f[k] == \at(((char *)from)[k],
       Pre); loop assigns size, t[0 .. \at(size, Pre) - 1]; loop variant size;
    */
    while (size > 0) {
        size--;
        t[size] = f[size];
    }
    return to;
}

// clang-format off
#define FILL                                                                                       \
    loop invariant range: 0 <= i <= size;                                                          \
    loop invariant done: \forall integer k; 0 <= k < i ==> t[k] == (char)value;                    \
    loop assigns i, t[0 .. size - 1];                                                              \
    loop variant size - i;
// clang-format on

void *memset(void *to, int value, uint64_t size)
{
    char *t = to;
    uint64_t i = 0;

    if ((uint64_t)t % WORD == 0)
        /*@ FILL */
        for (; size - i >= WORD; i += WORD)
            machine_fill_word(t, i, (char)value);
    /*@ FILL */
    for (; i < size; i++)
        t[i] = (char)value;
    return to;
}

int memcmp(const void *left, const void *right, uint64_t size)
{
    const char *l = left, *r = right;

    /*@ loop invariant range: 0 <= i <= size;
        loop invariant same: \forall integer k; 0 <= k < i ==> (uint8_t)l[k] == (uint8_t)r[k];
        loop assigns i;
        loop variant size - i;
    */
    for (uint64_t i = 0; i < size; i++) {
        uint8_t one = (uint8_t)l[i], other = (uint8_t)r[i];
        if (one != other)
            return one - other;
    }
    return 0;
}
