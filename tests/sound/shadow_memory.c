/* shadow_memory.c - hidden memory under the memory sanitizer: it has never been written. */
#include "shadow.h"

#include <sanitizer/msan_interface.h>
#include <stdlib.h>

void shadow_hide(void *at, uint64_t size)
{
    __msan_poison(at, size);
}

void shadow_show(void *at, uint64_t size)
{
    __msan_unpoison(at, size);
}

/* It is copied with the bytes, but must not be looked at before. */
char *shadow_lift(void *at, uint64_t size)
{
    char *hidden = malloc(size);
    __msan_copy_shadow(hidden, at, size);
    __msan_unpoison(at, size);
    return hidden;
}

void shadow_lay(void *at, uint64_t size, char *hidden)
{
    __msan_copy_shadow(at, hidden, size);
    free(hidden);
}
