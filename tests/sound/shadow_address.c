/* shadow_address.c - hidden memory under the address sanitizer: any access is reported. */
#include "shadow.h"

#include <sanitizer/asan_interface.h>
#include <stdlib.h>

void shadow_hide(void *at, uint64_t size)
{
    __asan_poison_memory_region(at, size);
}

void shadow_show(void *at, uint64_t size)
{
    __asan_unpoison_memory_region(at, size);
}

char *shadow_lift(void *at, uint64_t size)
{
    if (__asan_region_is_poisoned(at, size) == NULL)
        return NULL;
    char *hidden = malloc(size);
    for (uint64_t i = 0; i < size; i++)
        hidden[i] = (char)__asan_address_is_poisoned((char *)at + i);
    __asan_unpoison_memory_region(at, size);
    return hidden;
}

/* What is hidden reaches to the end of its eight bytes. */
void shadow_lay(void *at, uint64_t size, char *hidden)
{
    for (uint64_t i = size; hidden != NULL && i-- > 0;)
        if (hidden[i])
            __asan_poison_memory_region((char *)at + i, 1);
    free(hidden);
}
