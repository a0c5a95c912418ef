/* heap.c - the shared heap as the kernel sees it: who owns an object and who gets it, and what
 * there is of memory and budgets. How objects come and go stands in life.c. */
#include "heap.h"

#include <debug.h>

#include "frozen.h"
#include "owner.h"
#include "place.h"
#include "run.h"
#include "space.h"

#define GRANULE PLACE_GRANULE
#define PAGE    PLACE_PAGE

uint32_t heap_open(uint64_t budget)
{
    uint32_t granules = budget / GRANULE < UINT32_MAX ? (uint32_t)(budget / GRANULE) : UINT32_MAX;
    uint32_t holder = owner_open(granules);
    debug_operation(HOLDER_FROZEN);
    return holder;
}

bool heap_give(const void *object, uint32_t from, uint32_t to)
{
    bool given = owner_give(place_of(object), from, to);
    debug_operation(HOLDER_FROZEN);
    return given;
}

bool heap_pass(uint32_t place, uint32_t from, uint32_t to)
{
    bool passed = owner_pass(place, from, to);
    debug_operation(HOLDER_FROZEN);
    return passed;
}

uint32_t heap_owner(const void *object)
{
    uint32_t granule = place_granule(object);
    return granule == OWNER_NONE ? HEAP_NOBODY : owner_word[granule];
}

uint64_t heap_size(const void *object)
{
    if (heap_owner(object) == HEAP_NOBODY)
        return 0;
    return (uint64_t)owner_units[place_granule(object) / 64] * GRANULE;
}

const void *heap_behind(const void *handle)
{
    uint32_t body = frozen_body(place_granule(handle));
    return body == OWNER_NONE ? 0 : place_address(body);
}

uint64_t heap_used(uint32_t holder)
{
    return (uint64_t)holder_used[holder % HOLDER_SPAN] * GRANULE;
}

uint64_t heap_budget(uint32_t holder)
{
    uint32_t granules = holder_budget[holder % HOLDER_SPAN];
    return granules == UINT32_MAX ? HEAP_UNLIMITED : (uint64_t)granules * GRANULE;
}

void *heap_table_page(const void *address)
{
    uint32_t page = space_take(address);
    return page == PAGES_NONE ? 0 : place_address(page * 64);
}

bool heap_has_room(uint32_t pages)
{
    return space_fits(pages);
}

uint64_t heap_bytes(void)
{
    return (uint64_t)(space_used + space_ahead()) * PAGE;
}

uint64_t heap_bytes_free(void)
{
    return (uint64_t)(run_free + space_ahead()) * PAGE;
}

uint64_t heap_bytes_taken(void)
{
    return (uint64_t)(space_used - run_free) * PAGE;
}
