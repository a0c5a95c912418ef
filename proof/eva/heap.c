/* heap.c - the shared heap, as Eva sees it: it may refuse, and what it gives is an object. Its own
 * tables are nobody else's (docs/theorem.md). */
#include "any.h"
#include "sharedheap/heap.h"
#include "sharedheap/space.h"
#include "sharedheap/survey.h"

uint32_t heap_open(uint64_t budget)
{
    (void)budget;
    return (uint32_t)eva_any;
}
uint32_t heap_renew(uint32_t holder)
{
    (void)holder;
    return (uint32_t)eva_any;
}
void heap_close(uint32_t holder)
{
    (void)holder;
}
void *heap_claim(uint64_t size, uint32_t owner, uint32_t payer)
{
    (void)owner;
    (void)payer;
    return either() || size > OBJECTS_MOST - 64 ? NULL : eva_object;
}
bool heap_give(const void *object, uint32_t from, uint32_t to)
{
    (void)object;
    (void)from;
    (void)to;
    return either();
}
bool heap_drop(const void *object, uint32_t from)
{
    (void)object;
    (void)from;
    return either();
}
void *heap_freeze(const void *object, uint32_t from, uint32_t payer)
{
    (void)object;
    (void)from;
    (void)payer;
    return either() ? NULL : eva_object;
}
void *heap_share(const void *handle, uint32_t from, uint32_t payer)
{
    (void)handle;
    (void)from;
    (void)payer;
    return either() ? NULL : eva_object;
}
const void *heap_behind(const void *handle)
{
    (void)handle;
    return either() ? NULL : eva_object;
}
bool heap_sweep(uint32_t steps)
{
    (void)steps;
    return either();
}
uint32_t heap_owner(const void *object)
{
    (void)object;
    return (uint32_t)eva_any;
}
uint64_t heap_size(const void *object)
{
    (void)object;
    return eva_any;
}
uint32_t heap_keep(const void *object, uint32_t owner)
{
    (void)object;
    (void)owner;
    return (uint32_t)below(1u << 25);
}
void heap_unkeep(uint32_t holder)
{
    (void)holder;
}
bool heap_pass(uint32_t place, uint32_t from, uint32_t to)
{
    (void)place;
    (void)from;
    (void)to;
    return either();
}
uint64_t heap_used(uint32_t holder)
{
    (void)holder;
    return eva_any;
}
uint64_t heap_budget(uint32_t holder)
{
    (void)holder;
    return eva_any;
}
bool heap_has_room(uint32_t pages)
{
    (void)pages;
    return either();
}
uint64_t heap_bytes(void)
{
    return eva_any;
}
void heap_boot(void *base, uint64_t size)
{
    (void)base;
    (void)size;
}
bool space_fits(uint32_t pages)
{
    (void)pages;
    return either();
}
uint32_t space_ahead(void)
{
    return (uint32_t)eva_any;
}
bool survey_step(struct survey *survey, uint32_t steps)
{
    (void)steps;
    survey->taken = eva_any;
    survey->free = eva_any;
    survey->lost = eva_any;
    survey->run_pages = eva_any;
    survey->run_pieces = eva_any;
    return either();
}
uint32_t survey_largest(void)
{
    return (uint32_t)eva_any;
}
