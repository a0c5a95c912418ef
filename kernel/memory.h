/* memory.h - the four functions that compilers call on their own. */
#ifndef KERNEL_MEMORY_H
#define KERNEL_MEMORY_H

#include <stdint.h>

void *memcpy(void *to, const void *from, uint64_t size);
void *memmove(void *to, const void *from, uint64_t size);
void *memset(void *to, int value, uint64_t size);
int memcmp(const void *left, const void *right, uint64_t size);

#endif
