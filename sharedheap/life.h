/* life.h - what files of the heap share of how objects come and go. The operations themselves stand
 * in heap.h. */
#ifndef SHAREDHEAP_LIFE_H
#define SHAREDHEAP_LIFE_H

#include <stdbool.h>
#include <stdint.h>

#include "books.h"
#include "chunk.h"
#include "frozen.h"
#include "heap.h"
#include "owner.h"
#include "place.h"

/*@ // what it was charged is there to be charged again
    predicate heap_room{L}(integer g) =
      0 < owner_payer[g] < HOLDER_SLOTS && owner_units[slab_page(g)] <=
          holder_budget[owner_payer[g]] - holder_used[owner_payer[g]];
    predicate heap_frozen_but{L}(integer but) =
      \forall integer g; 0 <= g < OWNER_GRANULES && g != but ==>
          (owner_word[g] == HOLDER_FROZEN <==> 0 < frozen_word[g] < FROZEN_HANDLE);
*/

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
bool life_disown(uint32_t granule, uint32_t from);

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
uint32_t life_affordable(uint64_t size, uint32_t owner, uint32_t payer);

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
uint32_t life_claim(uint32_t units, uint32_t owner, uint32_t payer);

/* What nobody owns any more goes, and with it what only it was a handle to. */
/*@ RELEASED_BEFORE
    terminates \true; exits \false; assigns HEAP_TABLES;
    RELEASED_AFTER
*/
void life_release(uint32_t granule);

/* The address of what was claimed, null if nothing was. */
/*@ requires based: place_based;
    requires place: granule < OWNER_GRANULES || granule == OWNER_NONE;
    terminates \true; exits \false; assigns \result \from granule;
    ensures place: granule != OWNER_NONE ==> \result != \null && place_at(\result) == granule;
    ensures none: granule == OWNER_NONE ==> \result == \null;
*/
static inline void *life_address(uint32_t granule)
{
    return granule == OWNER_NONE ? 0 : place_address(granule);
}

#endif
