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

/*@ // what it was charged is there to be charged again
    predicate heap_room{L}(integer g) =
      0 < owner_payer[g] < HOLDER_SLOTS && owner_units[slab_page(g)] <=
          holder_budget[owner_payer[g]] - holder_used[owner_payer[g]];
    predicate heap_frozen_but{L}(integer but) =
      \forall integer g; 0 <= g < OWNER_GRANULES && g != but ==>
          (owner_word[g] == HOLDER_FROZEN <==> 0 < frozen_word[g] < FROZEN_HANDLE);
    // of the least size, paid for by its owner, and no handle
    predicate heap_keepable{L}(integer g, integer owner) =
      0 < g < OWNER_GRANULES && owner_units[slab_page(g)] == 1 && frozen_word[g] == 0 &&
      owner_payer[g] == owner_slot(owner) && owner_word[g] == owner;
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

/* What `from` owns is nobody's, if it does. */
/*@ CHUNK_INVARIANT(requires)
    requires whole: chunk_whole(OWNER_NONE);
    terminates \true; exits \false;
    assigns owner_word[granule], HOLDER_TABLES;
    CHUNK_INVARIANT(ensures)
    ensures dropped: \result ==> from != 0 && \old(owner_word[granule]) == from &&
        owner_word[granule] == 0 && chunk_claimed(granule) && heap_room(granule);
    ensures but: \result ==> chunk_whole(granule);
    ensures whole: !\result ==> chunk_whole(OWNER_NONE);
    ensures refused: !\result ==>
        granule >= OWNER_GRANULES || from == 0 || \old(owner_word[granule]) != from;
    ensures untouched: !\result ==> owner_except{Pre,Post}(OWNER_NONE) &&
        \forall integer s; 0 <= s < HOLDER_SLOTS ==> holder_same{Pre,Post}(s);
    ensures steady: holder_steady{Pre,Post};
*/
static bool disown(uint32_t granule, uint32_t from)
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

/* The granules that an object of this size is given, if its owner lives and its payer can pay for
 * them; else 0. */
/*@ OWNER_INVARIANT(requires)
    requires bounds: space_bounds;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result != 0 ==> owner_live(owner) && owner_live(payer) &&
        \result <= holder_budget[owner_slot(payer)] - holder_used[owner_slot(payer)];
    ensures enough: \result != 0 ==> size <= \result * 64;
    ensures large: \result > SLAB_LARGEST ==>
        slab_place(\result) == 0 && \result / 64 <= OWNER_PAGES;
*/
static uint32_t affordable(uint64_t size, uint32_t owner, uint32_t payer)
{
    uint32_t units = chunk_units(size);
    if (units == 0 || !owner_affords(payer, units))
        return 0;
    return owner == payer || owner_lives(owner) ? units : 0;
}

/* An object of so many granules, if any, for who lives and can pay. */
/*@ HEAP_INVARIANT(requires)
    requires owner: heap_common(owner);
    requires may: units != 0 ==> owner_live(owner) && owner_live(payer) &&
        units <= holder_budget[owner_slot(payer)] - holder_used[owner_slot(payer)];
    requires large: units > SLAB_LARGEST ==> slab_place(units) == 0 && units / 64 <= OWNER_PAGES;
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    HEAP_INVARIANT(ensures)
    ensures place: \result != OWNER_NONE ==> units != 0 && \result < OWNER_GRANULES &&
        \at(owner_word[\at(\result, Post)], Pre) == 0;
    ensures owned: \result != OWNER_NONE ==>
        owner_word[\result] == owner && owner_payer[\result] == owner_slot(payer) &&
        frozen_word[\result] == 0 && owner_units[slab_page(\result)] == units;
    ensures charged: \result != OWNER_NONE ==> holder_used[owner_slot(payer)] ==
        \old(holder_used[owner_slot(payer)]) + units;
    ensures spared: heap_alone{Pre,Post}(\result);
    ensures others: holder_others{Pre,Post}(owner_slot(payer)) && holder_steady{Pre,Post};
    ensures refused: \result == OWNER_NONE ==> heap_untouched{Pre,Post};
*/
static uint32_t claim(uint32_t units, uint32_t owner, uint32_t payer)
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

/* The address of what was claimed, null if nothing was. */
/*@ requires based: place_based;
    requires place: granule < OWNER_GRANULES || granule == OWNER_NONE;
    terminates \true; exits \false; assigns \result \from granule;
    ensures place: granule != OWNER_NONE ==> \result != \null && place_at(\result) == granule;
    ensures none: granule == OWNER_NONE ==> \result == \null;
*/
static void *address_of(uint32_t granule)
{
    return granule == OWNER_NONE ? 0 : place_address(granule);
}

void *heap_claim(uint64_t size, uint32_t owner, uint32_t payer)
{
    uint32_t granule = claim(affordable(size, owner, payer), owner, payer);
    debug_operation(HOLDER_FROZEN);
    return address_of(granule);
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
    if (disown(body, HOLDER_FROZEN)) {
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

// clang-format off
#define RELEASED_BEFORE                                                                            \
    CHUNK_INVARIANT(requires) FROZEN_INVARIANT(requires)                                           \
    requires based: place_based; requires whole: chunk_whole(granule);                             \
    requires claimed: chunk_claimed(granule); requires owned: heap_frozen;                         \
    requires handles: heap_handles(granule); requires keeps: heap_keeps(granule);                  \
    requires keeper: heap_keeper(OWNER_NONE); requires room: heap_room(granule);
#define RELEASED_AFTER                                                                             \
    HEAP_INVARIANT(ensures)                                                                        \
    ensures gone: heap_gone(granule); ensures spared: heap_spared{Pre,Post}(granule);              \
    ensures steady: holder_steady{Pre,Post};
// clang-format on

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

/* What nobody owns any more goes, and with it what only it was a handle to. */
/*@ RELEASED_BEFORE
    terminates \true; exits \false; assigns HEAP_TABLES;
    RELEASED_AFTER
*/
static void release(uint32_t granule)
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
    if (!disown(granule, from))
        return false;
    release(granule);
    debug_operation(HOLDER_FROZEN);
    return true;
}

/* What was just claimed is a handle to the body, which is the heap's. */
/*@ CHUNK_INVARIANT(requires) FROZEN_INVARIANT(requires)
    requires based: place_based; requires whole: chunk_whole(OWNER_NONE);
    requires owned: heap_frozen_but(body);
    requires handles: heap_handles(OWNER_NONE);
    requires keeps: heap_keeps(OWNER_NONE);
    requires keeper: heap_keeper(OWNER_NONE);
    requires handle: handle < OWNER_GRANULES && owner_word[handle] != 0 &&
        owner_word[handle] != HOLDER_FROZEN && frozen_word[handle] == 0;
    requires body: body < OWNER_GRANULES && owner_word[body] == HOLDER_FROZEN &&
        frozen_word[body] < FROZEN_HANDLE;
    terminates \true; exits \false;
    assigns frozen_word[handle], frozen_word[body];
    HEAP_INVARIANT(ensures)
    ensures leads: frozen_word[handle] == FROZEN_HANDLE + body;
    ensures counted: frozen_word[body] == \old(frozen_word[body]) + 1;
*/
static void attach(uint32_t handle, uint32_t body)
{
    frozen_attach(handle, body);
}

/* Is it an object of this holder, and no handle? */
/*@ requires owned: heap_frozen;
    requires common: heap_common(from);
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result ==>
        body < OWNER_GRANULES && owner_word[body] == from && frozen_word[body] == 0;
*/
static bool may_freeze(uint32_t body, uint32_t from)
{
    return body < OWNER_GRANULES && owner_word[body] == from && !frozen_handle(body);
}

/* It is the heap's, and `from` has a handle to it, whose place this is; OWNER_NONE, and it is as it
 * was, if there is no room for a handle. */
/*@ HEAP_INVARIANT(requires)
    requires common: heap_common(from);
    requires body: body < OWNER_GRANULES && owner_word[body] == from && frozen_word[body] == 0;
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    HEAP_INVARIANT(ensures)
    ensures body: \result != OWNER_NONE ==>
        owner_word[body] == HOLDER_FROZEN && frozen_word[body] == 1;
    ensures handle: \result != OWNER_NONE ==> \result < OWNER_GRANULES &&
        owner_word[\result] == from && frozen_word[\result] == FROZEN_HANDLE + body;
    ensures free: \result != OWNER_NONE ==> \at(owner_word[\at(\result, Post)], Pre) == 0;
    ensures spared: \result != OWNER_NONE ==> \forall integer g; 0 <= g < OWNER_GRANULES &&
        g != body && g != \result ==> heap_same{Pre,Post}(g);
    ensures steady: holder_steady{Pre,Post};
    ensures refused: \result == OWNER_NONE ==> heap_untouched{Pre,Post};
*/
static uint32_t freeze(uint32_t body, uint32_t from, uint32_t payer)
{
    uint32_t handle = claim(affordable(0, from, payer), from, payer);
    if (handle != OWNER_NONE) {
        /*@ assert alone: heap_alone{Pre,Here}(handle); */
        owner_pass(body, from, HOLDER_FROZEN);
        attach(handle, body);
        /*@ assert spared: \forall integer g; 0 <= g < OWNER_GRANULES && g != body &&
                g != handle ==> heap_same{Pre,Here}(g); */
    }
    return handle;
}

void *heap_freeze(const void *object, uint32_t from, uint32_t payer)
{
    uint32_t body = place_granule(object);
    if (!may_freeze(body, from))
        return 0;
    uint32_t handle = freeze(body, from, payer);
    debug_operation(HOLDER_FROZEN);
    return address_of(handle);
}

/* What this holder has a handle to at this place; OWNER_NONE if there is none of his. */
/*@ FROZEN_INVARIANT(requires)
    requires owned: heap_frozen;
    terminates \true; exits \false; assigns \nothing;
    ensures handle: \result != OWNER_NONE ==> granule < OWNER_GRANULES &&
        owner_word[granule] == from && frozen_word[granule] == FROZEN_HANDLE + \result;
    ensures body: \result != OWNER_NONE ==> \result < OWNER_GRANULES &&
        owner_word[\result] == HOLDER_FROZEN && frozen_word[\result] < FROZEN_HANDLE;
*/
static uint32_t body_of(uint32_t granule, uint32_t from)
{
    if (granule >= OWNER_GRANULES || owner_word[granule] != from)
        return OWNER_NONE;
    return frozen_body(granule);
}

/* One more handle to what is frozen; its place, OWNER_NONE if there is no room. */
/*@ HEAP_INVARIANT(requires)
    requires common: heap_common(from);
    requires body: body < OWNER_GRANULES && owner_word[body] == HOLDER_FROZEN &&
        frozen_word[body] < FROZEN_HANDLE;
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    HEAP_INVARIANT(ensures)
    ensures handle: \result != OWNER_NONE ==> \result < OWNER_GRANULES &&
        owner_word[\result] == from && frozen_word[\result] == FROZEN_HANDLE + body;
    ensures free: \result != OWNER_NONE ==> \at(owner_word[\at(\result, Post)], Pre) == 0;
    ensures spared: \result != OWNER_NONE ==> heap_spared{Pre,Post}(\result);
    ensures steady: holder_steady{Pre,Post};
    ensures refused: \result == OWNER_NONE ==> heap_untouched{Pre,Post};
*/
static uint32_t share(uint32_t body, uint32_t from, uint32_t payer)
{
    uint32_t handle = claim(affordable(0, from, payer), from, payer);
    if (handle != OWNER_NONE)
        attach(handle, body);
    return handle;
}

void *heap_share(const void *handle, uint32_t from, uint32_t payer)
{
    uint32_t granule = place_granule(handle);
    uint32_t body = body_of(granule, from);
    if (body == OWNER_NONE)
        return 0;
    uint32_t another = share(body, from, payer);
    debug_operation(HOLDER_FROZEN);
    return address_of(another);
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
    if (granule != OWNER_NONE)
        release(granule);
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

/* Nothing is kept for this holder: from now on, this is. */
/*@ HEAP_INVARIANT(requires)
    requires owner: owner_live(owner) && heap_common(owner);
    requires object: heap_keepable(granule, owner);
    requires none: heap_kept[owner_slot(owner)] == 0;
    terminates \true; exits \false;
    assigns heap_kept[owner % HOLDER_SPAN];
    HEAP_INVARIANT(ensures)
    ensures kept: heap_kept[owner_slot(owner)] == granule;
*/
static void set_kept(uint32_t granule, uint32_t owner)
{
    heap_kept[owner % HOLDER_SPAN] = granule;
}

/* It is kept for this holder, instead of what was. */
/*@ HEAP_INVARIANT(requires)
    requires owner: owner_live(owner) && heap_common(owner);
    requires object: heap_keepable(granule, owner);
    requires other: heap_kept[owner_slot(owner)] != granule;
    terminates \true; exits \false;
    assigns HEAP_TABLES, heap_kept[owner % HOLDER_SPAN];
    HEAP_INVARIANT(ensures)
    ensures kept: heap_kept[owner_slot(owner)] == granule;
    ensures object: heap_keepable(granule, owner);
    ensures spared: heap_returned{Pre,Post}(\old(heap_kept[owner % HOLDER_SPAN]), OWNER_NONE);
    ensures steady: holder_steady{Pre,Post};
*/
static void keep_instead(uint32_t granule, uint32_t owner)
{
    heap_unkeep(owner);
    /*@ assert same: heap_same{Pre,Here}(granule); */
    set_kept(granule, owner);
}

/*@ lemma heap_passed{A,B,C}: \forall integer kept, integer g;
      heap_returned{A,B}(kept, OWNER_NONE) && heap_alone{B,C}(g) ==> heap_returned{A,C}(kept, g);
*/

/* It is the keeper's for its owner and payer. */
/*@ HEAP_INVARIANT(requires)
    requires owner: owner_live(owner) && heap_common(owner);
    requires object: heap_keepable(granule, owner);
    terminates \true; exits \false;
    assigns HEAP_TABLES, heap_kept[owner % HOLDER_SPAN];
    HEAP_INVARIANT(ensures)
    ensures kept: heap_kept[owner_slot(owner)] == granule && owner_word[granule] == HOLDER_KEEPER;
    ensures paid: owner_payer[granule] == owner_slot(owner);
    ensures spared: heap_returned{Pre,Post}(\old(heap_kept[owner % HOLDER_SPAN]), granule);
    ensures steady: holder_steady{Pre,Post};
*/
static void keep(uint32_t granule, uint32_t owner)
{
    if (heap_kept[owner % HOLDER_SPAN] != granule)
        keep_instead(granule, owner);
    /*@ assert returned:
            heap_returned{Pre,Here}(\at(heap_kept[owner % HOLDER_SPAN], Pre), OWNER_NONE); */
    heap_pass(granule, owner, HEAP_KEEPER);
}

/* Is it of the least size, paid for by its owner, and no handle? */
/*@ requires places: owner_places;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result ==> heap_keepable(granule, owner);
*/
static bool may_keep(uint32_t granule, uint32_t owner)
{
    return granule != 0 && granule < OWNER_GRANULES && owner_units[granule / 64] == 1 &&
           frozen_word[granule] == 0 && owner_payer[granule] == owner % HOLDER_SPAN &&
           owner_word[granule] == owner;
}

uint32_t heap_keep(const void *object, uint32_t owner)
{
    uint32_t granule = place_granule(object);
    if (!may_keep(granule, owner))
        return 0;
    keep(granule, owner);
    debug_operation(HOLDER_FROZEN);
    return granule;
}

/* What is kept in this slot is free, if the keeper has it, and else when it is dropped. */
/*@ HEAP_INVARIANT(requires)
    requires kept: slot < HOLDER_SLOTS && heap_kept[slot] != 0;
    terminates \true; exits \false;
    assigns HEAP_TABLES, heap_kept[slot];
    HEAP_INVARIANT(ensures)
    ensures none: heap_kept[slot] == 0;
    ensures spared: heap_returned{Pre,Post}(\old(heap_kept[slot]), OWNER_NONE);
    ensures steady: holder_steady{Pre,Post};
*/
static void unkeep(uint32_t slot)
{
    uint32_t granule = heap_kept[slot];
    heap_kept[slot] = 0;
    if (!disown(granule, HOLDER_KEEPER))
        return;
    /*@ assert keeps: heap_keeps(granule); */
    /*@ assert keeper: heap_keeper(OWNER_NONE); */
    release(granule);
}

void heap_unkeep(uint32_t holder)
{
    uint32_t slot = holder % HOLDER_SPAN;
    if (heap_kept[slot] == 0)
        return;
    unkeep(slot);
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
