/* heap.c - the shared heap as the kernel sees it: addresses outside, granules inside.
 *
 * A call decides first whether it may: affords, lives, owns. Then it changes the tables, and
 * nothing can fail any more. Small objects come from slabs, all others are runs of pages; of both,
 * the owner table knows the size from the page where the object begins. */
#include "heap.h"

#include <debug.h>

#include "books.h"
#include "frozen.h"
#include "owner.h"
#include "pages.h"
#include "run.h"
#include "slab.h"
#include "space.h"
#include "table.h"

// clang-format off
#define MEMORY_OF(clause, but) HEAP_MEMORY(clause) clause whole: heap_whole(but);
// clang-format on

/* What it was charged is there to be charged again. */
/*@ predicate heap_room{L}(integer g) =
      0 < owner_payer[g] < HOLDER_SLOTS && owner_units[g / 64] <=
          holder_budget[owner_payer[g]] - holder_used[owner_payer[g]];
*/

#define GRANULE 64u
#define PAGE    4096u

uintptr_t heap_base;
TABLE uint32_t heap_kept[HOLDER_SLOTS];

//@ ghost uint32_t heap_head[OWNER_PAGES];

void heap_boot(void *base, uint64_t size)
{
    uintptr_t start = ((uintptr_t)base + PAGE - 1) / PAGE * PAGE;
    uint64_t lost = start - (uintptr_t)base;
    uint64_t pages = size > lost ? (size - lost) / PAGE : 0;
    heap_base = start;
    pages_boot();
    space_boot(pages < OWNER_PAGES ? (uint32_t)pages : OWNER_PAGES);
    owner_boot();
    slab_boot();
}

void *heap_table_page(const void *address)
{
    uint32_t page = space_take(address);
    return page == PAGES_NONE ? 0 : (void *)(heap_base + (uintptr_t)page * PAGE);
}

bool heap_has_room(uint32_t pages)
{
    return space_fits(pages);
}

/* The granule at this address, if it is below OWNER_GRANULES: rotated, an address inside of a
 * granule is far behind the last. */
/*@ requires based: heap_based;
    terminates \true; exits \false; assigns \nothing;
    ensures place: \result < OWNER_GRANULES ==> heap_place(object) == \result;
    ensures none: \result >= OWNER_GRANULES ==> heap_place(object) == OWNER_NONE;
*/
static uint64_t place_of(const void *object)
{
    uintptr_t offset = (uintptr_t)object - heap_base;
    return offset / GRANULE + (offset << 58);
}

/* The same; OWNER_NONE when no object can begin there. */
/*@ requires based: heap_based;
    terminates \true; exits \false; assigns \nothing;
    ensures place: \result == heap_place(object);
*/
static uint32_t granule_at(const void *object)
{
    uint64_t granule = place_of(object);
    if (__builtin_expect(granule >= OWNER_GRANULES, 0))
        return OWNER_NONE;
    return (uint32_t)granule;
}

uint32_t heap_open(uint64_t budget)
{
    uint32_t granules = budget / GRANULE < UINT32_MAX ? (uint32_t)(budget / GRANULE) : UINT32_MAX;
    return owner_open(granules);
}

uint32_t heap_renew(uint32_t holder)
{
    heap_unkeep(holder);
    if (owner_lives(holder))
        owner_stop(holder);
    return owner_resume(holder % HOLDER_SPAN);
}

void heap_close(uint32_t holder)
{
    heap_unkeep(holder);
    owner_close(owner_stop(holder));
}

/*@ requires based: heap_based;
    requires bound: granule < OWNER_GRANULES;
    terminates \true; exits \false; assigns \result \from granule;
    ensures place: heap_place(\result) == granule && \result != \null;
*/
static void *address_of(uint32_t granule)
{
    return (void *)(heap_base + (uintptr_t)granule * GRANULE);
}

/* The granules that an object of this size is given and charged; 0 when there is no such object. */
/*@ requires limit: space_limit <= OWNER_PAGES;
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result == 0 <==> size > space_limit * 4096;
    ensures enough: \result != 0 ==> size <= \result * 64;
    ensures large: \result > SLAB_LARGEST ==> \result % 64 == 0 && \result / 64 <= OWNER_PAGES;
*/
static uint32_t units_for(uint64_t size)
{
    if (size > (uint64_t)space_limit * PAGE)
        return 0;
    uint32_t units = size == 0 ? 1 : (uint32_t)((size + GRANULE - 1) / GRANULE);
    return units <= SLAB_LARGEST ? slab_units(units) : (units + 63) / 64 * 64;
}

/*@ MEMORY_OF(requires, OWNER_NONE)
    requires pages: 0 < pages <= OWNER_PAGES;
    terminates \true; exits \false;
    assigns SLAB_TABLES, heap_head[0 .. OWNER_PAGES - 1];
    MEMORY_OF(ensures, \result)
    ensures aside: \result != OWNER_NONE ==> heap_set_aside(\result) &&
        owner_units[\result / 64] == pages * 64;
    ensures spared: heap_alone{Pre,Post}(OWNER_NONE);
*/
static uint32_t claim_run(uint32_t pages)
{
    uint32_t first = space_claim(pages);
    if (first == PAGES_NONE)
        return OWNER_NONE;
    owner_format(first, pages * 64);
    /*@ ghost
        uint32_t n = first;
        /@ loop invariant range: first <= n <= first + pages;
           loop invariant heads: \forall integer p; 0 <= p < OWNER_PAGES ==>
               heap_head[p] == (first <= p < n ? first : \at(heap_head[p], Pre));
           loop assigns n, heap_head[0 .. OWNER_PAGES - 1];
           loop variant first + pages - n; @/
        while (n < first + pages) {
            heap_head[n] = first;
            n++;
        }
    */
    return first * 64;
}

/* Memory for an object of so many granules, with no owner yet; OWNER_NONE when it is spent. */
/*@ MEMORY_OF(requires, OWNER_NONE)
    requires units: 0 < units && (units <= SLAB_LARGEST ||
        units % 64 == 0 && units / 64 <= OWNER_PAGES);
    terminates \true; exits \false;
    assigns SLAB_TABLES, heap_head[0 .. OWNER_PAGES - 1];
    MEMORY_OF(ensures, \result)
    ensures aside: \result != OWNER_NONE ==> heap_set_aside(\result) &&
        owner_units[\result / 64] == units;
    ensures spared: heap_alone{Pre,Post}(OWNER_NONE);
*/
static uint32_t claim_memory(uint32_t units)
{
    if (units > SLAB_LARGEST)
        return claim_run(units / 64);
    uint32_t granule = slab_claim(units);
    //@ ghost if (granule != OWNER_NONE) heap_head[granule / 64] = granule / 64;
    return granule;
}

void *heap_claim(uint64_t size, uint32_t owner, uint32_t payer)
{
    uint32_t units = units_for(size);
    if (units == 0 || !owner_affords(payer, units) || (owner != payer && !owner_lives(owner)))
        return 0;
    uint32_t granule = claim_memory(units);
    if (granule == OWNER_NONE)
        return 0;
    owner_take(granule, owner, payer);
    debug_claimed(address_of(granule), (uint64_t)units * GRANULE);
    debug_operation(HOLDER_FROZEN);
    return address_of(granule);
}

bool heap_give(const void *object, uint32_t from, uint32_t to)
{
    bool given = owner_give(place_of(object), from, to);
    debug_operation(HOLDER_FROZEN);
    return given;
}

/* Its memory is free. */
/*@ MEMORY_OF(requires, granule)
    requires aside: heap_set_aside(granule);
    terminates \true; exits \false;
    assigns SLAB_TABLES;
    MEMORY_OF(ensures, OWNER_NONE)
    ensures spared: heap_alone{Pre,Post}(granule);
*/
static inline void release_memory(uint32_t granule)
{
    uint32_t page = granule / 64;
    uint32_t units = owner_units[page];
    debug_freed(address_of(granule), (uint64_t)units * GRANULE);
    if (units <= SLAB_LARGEST) {
        slab_release(granule);
    } else {
        owner_format(page, 0);
        run_release(page, units / 64);
    }
}

/* Nobody owns the object any more: it is kept for its payer, or its memory is free. */
/*@ MEMORY_OF(requires, granule)
    requires aside: heap_set_aside(granule);
    requires ordinary: frozen_word[granule] == 0;
    requires keeps: heap_keeps(granule);
    requires keeper: heap_keeper(OWNER_NONE);
    requires room: heap_room(granule);
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    MEMORY_OF(ensures, OWNER_NONE)
    ensures keeps: heap_keeps(OWNER_NONE);
    ensures keeper: heap_keeper(OWNER_NONE);
    ensures gone: heap_gone(granule);
    ensures spared: heap_alone{Pre,Post}(granule);
    ensures steady: holder_steady{Pre,Post};
    ensures ordinary: frozen_word[granule] == 0;
*/
static void release_object(uint32_t granule)
{
    uint32_t slot = owner_payer[granule];
    if (granule != 0 && heap_kept[slot] == granule)
        owner_take(granule, HOLDER_KEEPER, holder_word[slot]);
    else
        release_memory(granule);
}

/* The same, and of what only it was a handle to. */
/*@ MEMORY_OF(requires, granule)
    requires aside: heap_set_aside(granule);
    requires owned: heap_frozen;
    requires handles: heap_handles(granule);
    requires keeps: heap_keeps(granule);
    requires keeper: heap_keeper(OWNER_NONE);
    requires room: heap_room(granule);
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    HEAP_INVARIANT(ensures)
    ensures gone: heap_gone(granule);
    ensures spared: heap_spared{Pre,Post}(granule);
    ensures steady: holder_steady{Pre,Post};
*/
static void release(uint32_t granule)
{
    uint32_t body = frozen_handle(granule) ? frozen_detach(granule) : OWNER_NONE;
    release_object(granule);
    if (body != OWNER_NONE && owner_drop(body, HOLDER_FROZEN))
        release_object(body);
}

bool heap_drop(const void *object, uint32_t from)
{
    uint32_t granule = granule_at(object);
    if (!owner_drop(granule, from))
        return false;
    release(granule);
    debug_operation(HOLDER_FROZEN);
    return true;
}

void *heap_freeze(const void *object, uint32_t from, uint32_t payer)
{
    uint32_t body = granule_at(object);
    if (heap_owner(object) != from || frozen_body(body) != OWNER_NONE)
        return 0;
    void *handle = heap_claim(0, from, payer);
    if (handle && owner_give(body, from, HOLDER_FROZEN))
        frozen_attach(granule_at(handle), body);
    debug_operation(HOLDER_FROZEN);
    return handle;
}

void *heap_share(const void *handle, uint32_t from, uint32_t payer)
{
    uint32_t body = frozen_body(granule_at(handle));
    if (body == OWNER_NONE || heap_owner(handle) != from)
        return 0;
    void *another = heap_claim(0, from, payer);
    if (another)
        frozen_attach(granule_at(another), body);
    debug_operation(HOLDER_FROZEN);
    return another;
}

const void *heap_behind(const void *handle)
{
    uint32_t body = frozen_body(granule_at(handle));
    return body == OWNER_NONE ? 0 : address_of(body);
}

bool heap_sweep(uint32_t steps)
{
    /*@ HEAP_INVARIANT(loop invariant)
        loop invariant spared: heap_swept{Pre,Here};
        loop invariant mine: \forall integer g; 0 <= g < OWNER_GRANULES ==>
            owner_word[g] == \at(owner_word[g], Pre) || heap_gone(g);
        loop invariant steady: holder_steady{Pre,Here};
        loop assigns i, HEAP_TABLES, owner_cursor, owner_again;
        loop variant steps - i;
    */
    for (uint32_t i = 0; i < steps && owner_cursor != OWNER_NONE; i++) {
        uint32_t granule = owner_sweep();
        if (granule != OWNER_NONE)
            release(granule);
    }
    debug_operation(HOLDER_FROZEN);
    return owner_cursor != OWNER_NONE;
}

uint32_t heap_owner(const void *object)
{
    uint32_t granule = granule_at(object);
    return granule == OWNER_NONE ? HEAP_NOBODY : owner_word[granule];
}

uint64_t heap_size(const void *object)
{
    if (heap_owner(object) == HEAP_NOBODY)
        return 0;
    return (uint64_t)owner_units[granule_at(object) / 64] * GRANULE;
}

uint32_t heap_keep(const void *object, uint32_t owner)
{
    uint32_t granule = granule_at(object);
    uint32_t slot = owner % HOLDER_SPAN;
    if (granule == OWNER_NONE || granule == 0 || owner_units[granule / 64] != 1 ||
        frozen_word[granule] != 0 || owner_payer[granule] != slot || owner_word[granule] != owner)
        return 0;
    if (heap_kept[slot] != granule)
        heap_unkeep(owner);
    heap_kept[slot] = granule;
    owner_pass(granule, owner, HOLDER_KEEPER);
    debug_operation(HOLDER_FROZEN);
    return granule;
}

void heap_unkeep(uint32_t holder)
{
    uint32_t slot = holder % HOLDER_SPAN;
    uint32_t granule = heap_kept[slot];
    if (granule == 0)
        return;
    heap_kept[slot] = 0;
    if (owner_drop(granule, HOLDER_KEEPER))
        release(granule);
}

bool heap_pass(uint32_t place, uint32_t from, uint32_t to)
{
    bool passed = owner_pass(place, from, to);
    debug_operation(HOLDER_FROZEN);
    return passed;
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

uint64_t heap_objects(uint32_t holder)
{
    uint64_t objects = 0;
    for (uint32_t page = 0; page < owner_top / 64; page++) {
        uint32_t places = owner_units[page] == 0 ? 0 : owner_units[page] > SLAB_LARGEST ? 1 : 64;
        for (uint32_t place = 0; place < places; place++)
            objects += owner_word[page * 64 + place] == holder;
    }
    return objects;
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

bool heap_balanced(void)
{
    return books_balanced(HOLDER_FROZEN);
}
