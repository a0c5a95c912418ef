/* life.c - how objects come and go: claimed, dropped, swept behind the dead.
 *
 * A call decides first whether it may: affords, lives, owns. Then it changes the tables, and
 * nothing can fail any more. The contracts stand in heap.h and life.h. */
#include "life.h"

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

#define GRANULE PLACE_GRANULE
#define PAGE    PLACE_PAGE

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

/* What nobody owns gets an owner, and is charged to a payer who can pay. */
/*@ CHUNK_INVARIANT(requires)
    requires whole: chunk_whole(granule);
    requires claimed: chunk_claimed(granule);
    requires owner: owner_live(owner);
    requires payer: owner_live(payer) && owner_units[slab_page(granule)] <=
        holder_budget[owner_slot(payer)] - holder_used[owner_slot(payer)];
    terminates \true; exits \false;
    assigns owner_word[granule], owner_payer[granule], holder_used[payer % HOLDER_SPAN];
    CHUNK_INVARIANT(ensures)
    ensures whole: chunk_whole(OWNER_NONE);
    ensures owned: owner_word[granule] == owner && owner_payer[granule] == owner_slot(payer);
    ensures charged: holder_used[owner_slot(payer)] ==
        \old(holder_used[owner_slot(payer)]) + owner_units[slab_page(granule)];
*/
static void take(uint32_t granule, uint32_t owner, uint32_t payer)
{
    owner_take(granule, owner, payer);
}

bool life_disown(uint32_t granule, uint32_t from)
{
    /*@ assert taken: granule < OWNER_GRANULES && owner_word[granule] != 0 ==>
            (slab_holds(slab_page(granule)) ==> slab_object(granule) && !slab_free(granule)); */
    return owner_drop(granule, from);
}

/* What is stale at the place that the sweep looks at next is nobody's. */
/*@ CHUNK_INVARIANT(requires)
    requires whole: chunk_whole(OWNER_NONE);
    requires busy: owner_cursor != OWNER_NONE;
    terminates \true; exits \false;
    assigns owner_word[owner_cursor], HOLDER_TABLES, owner_cursor, owner_again;
    CHUNK_INVARIANT(ensures)
    ensures collected: \result != OWNER_NONE ==> \result == \old(owner_cursor) &&
        \old(owner_stale(owner_cursor)) && owner_word[\result] == 0 &&
        chunk_claimed(\result) && heap_room(\result);
    ensures whole: chunk_whole(\result);
    ensures spared: \result == OWNER_NONE ==>
        owner_word[\old(owner_cursor)] == \old(owner_word[owner_cursor]);
    ensures steady: holder_steady{Pre,Post};
*/
static uint32_t collect(void)
{
    /*@ assert taken: owner_word[owner_cursor] != 0 && slab_holds(slab_page(owner_cursor)) ==>
            slab_object(owner_cursor) && !slab_free(owner_cursor); */
    return owner_sweep();
}

uint32_t life_affordable(uint64_t size, uint32_t owner, uint32_t payer)
{
    uint32_t units = chunk_units(size);
    if (units == 0 || !owner_affords(payer, units))
        return 0;
    return owner == payer || owner_lives(owner) ? units : 0;
}

uint32_t life_claim(uint32_t units, uint32_t owner, uint32_t payer)
{
    if (units == 0)
        return OWNER_NONE;
    uint32_t granule = chunk_claim(units);
    if (granule != OWNER_NONE) {
        take(granule, owner, payer);
        /*@ assert spared: heap_alone{Pre,Here}(granule); */
        debug_claimed(place_address(granule), (uint64_t)units * GRANULE);
    }
    return granule;
}

void *heap_claim(uint64_t size, uint32_t owner, uint32_t payer)
{
    uint32_t granule = life_claim(life_affordable(size, owner, payer), owner, payer);
    debug_operation(HOLDER_FROZEN);
    return life_address(granule);
}

/* Nobody owns the object any more: it is kept for its payer, or its memory is free. */
/*@ CHUNK_INVARIANT(requires)
    requires based: place_based; requires whole: chunk_whole(granule);
    requires claimed: chunk_claimed(granule);
    requires keeps: heap_keeps(granule);
    requires keeper: heap_keeper(OWNER_NONE);
    requires room: heap_room(granule);
    terminates \true; exits \false;
    assigns CHUNK_TABLES, HOLDER_TABLES, owner_word[0 .. OWNER_GRANULES - 1],
            owner_payer[0 .. OWNER_GRANULES - 1];
    CHUNK_INVARIANT(ensures)
    ensures based: place_based; ensures whole: chunk_whole(OWNER_NONE);
    ensures keeps: heap_keeps(OWNER_NONE);
    ensures keeper: heap_keeper(OWNER_NONE);
    ensures gone: heap_gone(granule);
    ensures spared: heap_alone{Pre,Post}(granule);
    ensures steady: holder_steady{Pre,Post};
*/
static void release_object(uint32_t granule)
{
    uint32_t slot = owner_payer[granule];
    debug_freed(place_address(granule), (uint64_t)owner_units[granule / 64] * GRANULE);
    if (granule != 0 && heap_kept[slot] == granule) {
        take(granule, HOLDER_KEEPER, holder_word[slot]);
        /*@ assert spared: heap_alone{Pre,Here}(granule); */
        /*@ assert keeps: heap_keeps(OWNER_NONE); */
        /*@ assert keeper: heap_keeper(OWNER_NONE); */
    } else {
        /*@ assert unkept: \forall integer s; 0 <= s < HOLDER_SLOTS && heap_kept[s] != 0 ==>
                heap_kept[s] != granule && owner_word[heap_kept[s]] != 0; */
        chunk_release(granule);
        /*@ assert spared: heap_alone{Pre,Here}(granule); */
        /*@ assert keeps: heap_keeps(OWNER_NONE); */
        /*@ assert keeper: heap_keeper(OWNER_NONE); */
    }
}

/* The last handle to a frozen object is gone: so is the object. */
/*@ CHUNK_INVARIANT(requires) FROZEN_INVARIANT(requires)
    requires based: place_based; requires whole: chunk_whole(OWNER_NONE);
    requires last: body < OWNER_GRANULES && owner_word[body] == HOLDER_FROZEN &&
        frozen_word[body] == 0;
    requires owned: heap_frozen_but(body);
    requires handles: heap_handles(OWNER_NONE);
    requires keeps: heap_keeps(OWNER_NONE);
    requires keeper: heap_keeper(OWNER_NONE);
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    HEAP_INVARIANT(ensures)
    ensures spared: heap_alone{Pre,Post}(body);
    ensures steady: holder_steady{Pre,Post};
*/
static void release_body(uint32_t body)
{
    if (life_disown(body, HOLDER_FROZEN)) {
        /*@ assert owned: heap_frozen; */
        /*@ assert handles: heap_handles(OWNER_NONE); */
        release_object(body);
        /*@ assert words: \forall integer g; 0 <= g < OWNER_GRANULES && g != body ==>
                owner_word[g] == \at(owner_word[g], Pre); */
        /*@ assert others: heap_frozen_but(body); */
        /*@ assert gone: owner_word[body] != HOLDER_FROZEN && frozen_word[body] == 0; */
        /*@ assert free: heap_frozen; */
        /*@ assert bare: heap_handles(OWNER_NONE); */
    }
}

/* A handle that nobody owns any more goes, and with the last one what it was a handle to. */
/*@ RELEASED_BEFORE
    requires handle: frozen_word[granule] >= FROZEN_HANDLE;
    terminates \true; exits \false; assigns HEAP_TABLES;
    RELEASED_AFTER
*/
static void release_handle(uint32_t granule)
{
    uint32_t body = frozen_detach(granule);
    /*@ assert owned: heap_frozen_but(body); */
    /*@ assert last: body != OWNER_NONE ==> body < OWNER_GRANULES && body != granule &&
            owner_word[body] == HOLDER_FROZEN && frozen_word[body] == 0; */
    /*@ assert bare: heap_handles(OWNER_NONE); */
    /*@ assert others: \forall integer g; 0 <= g < OWNER_GRANULES && g != granule &&
            owner_word[g] != HOLDER_FROZEN ==> \at(frozen_word[g], Pre) == frozen_word[g]; */
    release_object(granule);
    /*@ assert words: \forall integer g; 0 <= g < OWNER_GRANULES && g != granule ==>
            owner_word[g] == \at(owner_word[g], Pre); */
    /*@ assert still: heap_frozen_but(body); */
    /*@ assert handles: heap_handles(OWNER_NONE); */
    /*@ assert there: body != OWNER_NONE ==>
            owner_word[body] == HOLDER_FROZEN && frozen_word[body] == 0; */
    /*@ assert spared: heap_spared{Pre,Here}(granule); */
    if (body != OWNER_NONE)
        release_body(body);
}

void life_release(uint32_t granule)
{
    if (frozen_handle(granule)) {
        release_handle(granule);
    } else {
        /*@ assert bare: heap_handles(OWNER_NONE); */
        release_object(granule);
        /*@ assert words: \forall integer g; 0 <= g < OWNER_GRANULES && g != granule ==>
                owner_word[g] == \at(owner_word[g], Pre); */
        /*@ assert owned: heap_frozen; */
        /*@ assert handles: heap_handles(OWNER_NONE); */
        /*@ assert spared: heap_spared{Pre,Here}(granule); */
    }
}

bool heap_drop(const void *object, uint32_t from)
{
    uint32_t granule = place_granule(object);
    if (!life_disown(granule, from))
        return false;
    life_release(granule);
    debug_operation(HOLDER_FROZEN);
    return true;
}

/* One place is looked at. */
/*@ HEAP_INVARIANT(requires)
    requires busy: owner_cursor != OWNER_NONE;
    terminates \true; exits \false;
    assigns HEAP_TABLES, owner_cursor, owner_again;
    HEAP_INVARIANT(ensures)
    ensures spared: heap_swept{Pre,Post};
    ensures steady: holder_steady{Pre,Post};
*/
static void sweep_place(void)
{
    uint32_t granule = collect();
    /*@ assert same: \forall integer g; 0 <= g < OWNER_GRANULES && g != granule ==>
            heap_same{Pre,Here}(g); */
    if (granule != OWNER_NONE) {
        //@ assert stale: owner_stale{Pre}(granule);
        life_release(granule);
        /*@ assert others: \forall integer g; 0 <= g < OWNER_GRANULES && g != granule &&
                \at(owner_word[g], Pre) != HOLDER_FROZEN ==> heap_same{Pre,Here}(g); */
        //@ assert spared: heap_swept{Pre,Here};
    }
}

bool heap_sweep(uint32_t steps)
{
    /*@ HEAP_INVARIANT(loop invariant)
        loop invariant spared: heap_swept{Pre,Here};
        loop invariant steady: holder_steady{Pre,Here};
        loop assigns i, HEAP_TABLES, owner_cursor, owner_again;
        loop variant steps - i;
    */
    for (uint32_t i = 0; i < steps && owner_cursor != OWNER_NONE; i++)
        sweep_place();
    debug_operation(HOLDER_FROZEN);
    return owner_cursor != OWNER_NONE;
}

uint64_t heap_objects(uint32_t holder)
{
    uint64_t objects = 0;
    /*@ loop invariant range: 0 <= page <= owner_top / 64;
        loop invariant few: objects <= page * 64;
        loop invariant sum: objects == heap_owned(holder, page * 64);
        loop assigns page, objects;
        loop variant owner_top / 64 - page;
    */
    for (uint32_t page = 0; page < owner_top / 64; page++) {
        uint32_t places = owner_units[page] == 0 ? 0 : owner_units[page] > SLAB_LARGEST ? 1 : 64;
        /*@ loop invariant range: 0 <= place <= places <= 64;
            loop invariant few: objects <= page * 64 + place;
            loop invariant sum: objects == heap_owned(holder, page * 64 + place);
            loop assigns place, objects;
            loop variant places - place;
        */
        for (uint32_t place = 0; place < places; place++)
            objects += owner_word[page * 64 + place] == holder;
        /*@ assert none: \forall integer g; page * 64 + places <= g < page * 64 + 64 ==>
                slab_page(g) == page && owner_word[g] != holder; */
        /*@ ghost
            uint32_t n = places;
            /@ loop invariant range: places <= n <= 64;
               loop invariant sum: objects == heap_owned(holder, page * 64 + n);
               loop assigns n;
               loop variant 64 - n; @/
            while (n < 64) n++;
        */
    }
    return objects;
}

bool heap_balanced(void)
{
    return books_balanced(HOLDER_FROZEN);
}
