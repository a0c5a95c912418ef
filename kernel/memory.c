/* memory.c - copying and filling, eight bytes at a time where both addresses allow it. */
#include "kernel/memory.h"

#define WORD sizeof(uint64_t)

void *memcpy(void *to, const void *from, uint64_t size)
{
    uint8_t *t = to;
    const uint8_t *f = from;

    if (((uint64_t)t | (uint64_t)f) % WORD == 0)
        for (; size >= WORD; size -= WORD, t += WORD, f += WORD)
            *(uint64_t *)(void *)t = *(const uint64_t *)(const void *)f;
    for (; size > 0; size--)
        *t++ = *f++;
    return to;
}

void *memmove(void *to, const void *from, uint64_t size)
{
    uint8_t *t = to;
    const uint8_t *f = from;

    if ((uint64_t)to - (uint64_t)from >= size)
        return memcpy(to, from, size);
    while (size-- > 0)
        t[size] = f[size];
    return to;
}

void *memset(void *to, int value, uint64_t size)
{
    uint8_t *t = to;
    uint64_t word = 0x0101010101010101u * (uint8_t)value;

    if ((uint64_t)t % WORD == 0)
        for (; size >= WORD; size -= WORD, t += WORD)
            *(uint64_t *)(void *)t = word;
    for (; size > 0; size--)
        *t++ = (uint8_t)value;
    return to;
}

int memcmp(const void *left, const void *right, uint64_t size)
{
    const uint8_t *l = left, *r = right;

    for (uint64_t i = 0; i < size; i++)
        if (l[i] != r[i])
            return l[i] - r[i];
    return 0;
}
