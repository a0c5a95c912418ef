/* life.c - how objects come and go: claimed, dropped, frozen and shared, kept, swept behind the
 * dead.
 *
 * A call decides first whether it may: affords, lives, owns. Then it changes the tables, and
 * nothing can fail any more. The contracts stand in heap.h. */
#include <debug.h>

#include "books.h"
#include "chunk.h"
#include "frozen.h"
#include "heap.h"
#include "owner.h"
#include "pages.h"
#include "place.h"
#include "slab.h"
#include "space.h"
#include "table.h"

#define GRANULE PLACE_GRANULE
#define PAGE    PLACE_PAGE

TABLE uint32_t heap_kept[HOLDER_SLOTS];

/* What it was charged is there to be charged again. */
/*@ predicate heap_room{L}(integer g) =
      0 < owner_payer[g] < HOLDER_SLOTS && owner_units[g / 64] <=
          holder_budget[owner_payer[g]] - holder_used[owner_payer[g]];
*/

void heap_boot(void *base, uint64_t size)
{
    uintptr_t start = ((uintptr_t)base + PAGE - 1) / PAGE * PAGE;
    uint64_t lost = start - (uintptr_t)base;
    uint64_t pages = size > lost ? (size - lost) / PAGE : 0;
    place_boot(start);
    pages_boot();
    space_boot(pages < OWNER_PAGES ? (uint32_t)pages : OWNER_PAGES);
    owner_boot();
    slab_boot();
    /*@ ghost
        uint32_t n = 0;
        /@ loop invariant range: 0 <= n <= OWNER_GRANULES;
           loop invariant sum: \forall integer b; 0 <= b < OWNER_GRANULES ==>
               frozen_sum(b, n) == 0;
           loop assigns n;
           loop variant OWNER_GRANULES - n; @/
        while (n < OWNER_GRANULES) n++;
    */
}

void *heap_claim(uint64_t size, uint32_t owner, uint32_t payer)
{
    uint32_t units = chunk_units(size);
    if (units == 0 || !owner_affords(payer, units) || (owner != payer && !owner_lives(owner)))
        return 0;
    uint32_t granule = chunk_claim(units);
    if (granule == OWNER_NONE)
        return 0;
    owner_take(granule, owner, payer);
    debug_claimed(place_address(granule), (uint64_t)units * GRANULE);
    debug_operation(HOLDER_FROZEN);
    return place_address(granule);
}

/* Nobody owns the object any more: it is kept for its payer, or its memory is free. */
/*@ CHUNK_INVARIANT(requires) FROZEN_INVARIANT(requires)
    requires based: place_based; requires whole: chunk_whole(granule);
    requires claimed: chunk_claimed(granule);
    requires ordinary: frozen_word[granule] == 0;
    requires keeps: heap_keeps(granule);
    requires keeper: heap_keeper(OWNER_NONE);
    requires room: heap_room(granule);
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    CHUNK_INVARIANT(ensures) FROZEN_INVARIANT(ensures)
    ensures based: place_based; ensures whole: chunk_whole(OWNER_NONE);
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
    debug_freed(place_address(granule), (uint64_t)owner_units[granule / 64] * GRANULE);
    if (granule != 0 && heap_kept[slot] == granule)
        owner_take(granule, HOLDER_KEEPER, holder_word[slot]);
    else
        chunk_release(granule);
}

/* The same, and of what only it was a handle to. */
/*@ CHUNK_INVARIANT(requires) FROZEN_INVARIANT(requires)
    requires based: place_based; requires whole: chunk_whole(granule);
    requires claimed: chunk_claimed(granule);
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
    uint32_t granule = place_granule(object);
    if (!owner_drop(granule, from))
        return false;
    release(granule);
    debug_operation(HOLDER_FROZEN);
    return true;
}

void *heap_freeze(const void *object, uint32_t from, uint32_t payer)
{
    uint32_t body = place_granule(object);
    if (heap_owner(object) != from || frozen_body(body) != OWNER_NONE)
        return 0;
    void *handle = heap_claim(0, from, payer);
    if (handle && owner_give(body, from, HOLDER_FROZEN))
        frozen_attach(place_granule(handle), body);
    debug_operation(HOLDER_FROZEN);
    return handle;
}

void *heap_share(const void *handle, uint32_t from, uint32_t payer)
{
    uint32_t body = frozen_body(place_granule(handle));
    if (body == OWNER_NONE || heap_owner(handle) != from)
        return 0;
    void *another = heap_claim(0, from, payer);
    if (another)
        frozen_attach(place_granule(another), body);
    debug_operation(HOLDER_FROZEN);
    return another;
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

uint32_t heap_keep(const void *object, uint32_t owner)
{
    uint32_t granule = place_granule(object);
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
    debug_operation(HOLDER_FROZEN);
}

uint32_t heap_renew(uint32_t holder)
{
    heap_unkeep(holder);
    if (owner_lives(holder))
        owner_stop(holder);
    uint32_t renewed = owner_resume(holder % HOLDER_SPAN);
    debug_operation(HOLDER_FROZEN);
    return renewed;
}

void heap_close(uint32_t holder)
{
    heap_unkeep(holder);
    owner_close(owner_stop(holder));
    debug_operation(HOLDER_FROZEN);
}

uint64_t heap_objects(uint32_t holder)
{
    uint64_t objects = 0;
    /*@ loop invariant range: 0 <= page <= owner_top / 64;
        loop assigns page, objects;
        loop variant owner_top / 64 - page;
    */
    for (uint32_t page = 0; page < owner_top / 64; page++) {
        uint32_t places = owner_units[page] == 0 ? 0 : owner_units[page] > SLAB_LARGEST ? 1 : 64;
        /*@ loop invariant range: 0 <= place <= places <= 64;
            loop assigns place, objects;
            loop variant places - place;
        */
        for (uint32_t place = 0; place < places; place++)
            objects += owner_word[page * 64 + place] == holder;
    }
    return objects;
}

bool heap_balanced(void)
{
    return books_balanced(HOLDER_FROZEN);
}
