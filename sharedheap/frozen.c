/* frozen.c - immutable objects and their handles. The idea and the contracts stand in frozen.h. */
#include "frozen.h"

#include "table.h"

TABLE uint32_t frozen_word[OWNER_GRANULES];

uint32_t frozen_body(uint32_t granule)
{
    if (granule >= OWNER_GRANULES || frozen_word[granule] < FROZEN_HANDLE)
        return OWNER_NONE;
    /*@ ghost
        uint32_t n = 0, body = frozen_word[granule] - FROZEN_HANDLE;
        /@ loop invariant range: 0 <= n <= OWNER_GRANULES;
           loop invariant share: frozen_sum(body, n) >= (n > granule ? 1 : 0);
           loop assigns n;
           loop variant OWNER_GRANULES - n; @/
        while (n < OWNER_GRANULES) n++;
    */
    return frozen_word[granule] - FROZEN_HANDLE;
}

/* After a change of one handle: no count has changed but that of its body, by `change`. The ghost
 * loop is the induction over the table, as in owner.c. */
// clang-format off
#define INDUCTION(changed, body, change)                                                           \
    loop invariant range: 0 <= n <= OWNER_GRANULES;                                                \
    loop invariant sum: \forall integer b; 0 <= b < OWNER_GRANULES ==>                             \
        frozen_sum(b, n) == frozen_sum{Pre}(b, n) + (n > changed && b == body ? change : 0);       \
    loop assigns n;                                                                                \
    loop variant OWNER_GRANULES - n;
// clang-format on

void frozen_attach(uint32_t handle, uint32_t body)
{
    /*@ ghost
        uint32_t n = 0;
        /@ loop invariant range: 0 <= n <= OWNER_GRANULES;
           loop invariant few: frozen_sum(body, n) <= n;
           loop invariant unnamed: frozen_sum(handle, n) >= 1 || frozen_sum(handle, n) == 0 &&
               \forall integer g; 0 <= g < n ==> frozen_word[g] != FROZEN_HANDLE + handle;
           loop assigns n;
           loop variant OWNER_GRANULES - n; @/
        while (n < OWNER_GRANULES) n++;
    */
    frozen_word[handle] = FROZEN_HANDLE + body;
    frozen_word[body]++;
    /*@ ghost
        n = 0;
        /@ INDUCTION(handle, body, 1) @/
        while (n < OWNER_GRANULES) n++;
    */
}

uint32_t frozen_detach(uint32_t handle)
{
    uint32_t body = frozen_word[handle] - FROZEN_HANDLE;
    /*@ ghost
        uint32_t n = 0;
        /@ loop invariant range: 0 <= n <= OWNER_GRANULES;
           loop invariant share: frozen_sum(body, n) >= (n > handle ? 1 : 0);
           loop invariant unnamed: frozen_sum(handle, n) == 0;
           loop assigns n;
           loop variant OWNER_GRANULES - n; @/
        while (n < OWNER_GRANULES) n++;
    */
    frozen_word[handle] = 0;
    frozen_word[body]--;
    /*@ ghost
        n = 0;
        /@ INDUCTION(handle, body, -1) @/
        while (n < OWNER_GRANULES) n++;
    */
    return frozen_word[body] == 0 ? body : OWNER_NONE;
}
