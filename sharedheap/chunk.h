/* chunk.h - the memory of one object: a place of a slab when it is small, else a run of pages.
 *
 * A page that is in use belongs to one slab or one run, and all of that is in use. What is claimed
 * here has no owner yet; what is released has none any more. In between, one granule is neither
 * free nor an object's: the invariant says which, and of all others that they are one of both.
 *
 * Only heap.c calls these. */
#ifndef SHAREDHEAP_CHUNK_H
#define SHAREDHEAP_CHUNK_H

#include <stdint.h>

#include "owner.h"
#include "place.h"
#include "slab.h"

/* The first page of the slab or run that each page in use is part of. */
//@ ghost extern uint32_t chunk_head[OWNER_PAGES];

/*@ // the first granule behind what begins in this page
    logic integer chunk_end{L}(integer p) =
      p * 64 + (owner_units[p] <= SLAB_LARGEST ? 64 : owner_units[p]);
    predicate chunk_pages{L} =
      \forall integer p; space_live(p) ==> chunk_head[p] <= p &&
          p * 64 < chunk_end(chunk_head[p]) && owner_units[chunk_head[p]] != 0;
    predicate chunk_body{L}(integer p) =
      \forall integer q; owner_units[p] != 0 && p <= q && q * 64 < chunk_end(p) ==>
          space_live(q) && chunk_head[q] == p;
    predicate chunk_bodies{L} = \forall integer p; 0 <= p < OWNER_PAGES ==> chunk_body(p);
    predicate chunk_runs{L} =
      \forall integer p; 0 <= p < OWNER_PAGES && owner_units[p] > SLAB_LARGEST ==>
          slab_place(owner_units[p]) == 0;
    // in a run, only the first page begins an object
    predicate chunk_begins{L} =
      \forall integer g; 0 <= g < OWNER_GRANULES && owner_word[g] != 0 &&
          owner_units[slab_page(g)] > SLAB_LARGEST ==> slab_place(g) == 0;
    // all that is not free has an owner, but for one granule; OWNER_NONE for none
    predicate chunk_whole{L}(integer but) =
      slab_whole(but) &&
      \forall integer p; 0 <= p < OWNER_PAGES && owner_units[p] > SLAB_LARGEST &&
          p * 64 != but ==> owner_word[p * 64] != 0;

    // not free, and nobody's
    predicate chunk_claimed{L}(integer g) =
      0 <= g < owner_top && owner_word[g] == 0 && owner_units[slab_page(g)] != 0 &&
      (owner_units[slab_page(g)] <= SLAB_LARGEST ? slab_claimed(g) : slab_place(g) == 0);
    predicate chunk_sizes{L1,L2} =
      \forall integer g; 0 <= g < OWNER_GRANULES && \at(owner_word[g], L1) != 0 ==>
          \at(owner_units[slab_page(g)], L1) == \at(owner_units[slab_page(g)], L2);
*/
// clang-format off
#define CHUNK_INVARIANT(clause)                                                                    \
    SLAB_ALL(clause) clause used: chunk_pages; clause parts: chunk_bodies;                         \
    clause multiples: chunk_runs; clause begins: chunk_begins;
#define CHUNK_TABLES SLAB_TABLES, chunk_head[0 .. OWNER_PAGES - 1]
// clang-format on

/* The granules that an object of this size is given and charged; 0 when there is no such object. */
/*@ requires bounds: space_bounds;
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result == 0 <==> size > space_limit * 4096;
    ensures enough: \result != 0 ==> size <= \result * 64;
    ensures large: \result > SLAB_LARGEST ==>
        slab_place(\result) == 0 && \result / 64 <= OWNER_PAGES;
*/
uint32_t chunk_units(uint64_t size);

/* Memory for an object of so many granules: its first; OWNER_NONE when it is spent. */
/*@ CHUNK_INVARIANT(requires)
    requires whole: chunk_whole(OWNER_NONE);
    requires units: 0 < units;
    requires large: units > SLAB_LARGEST ==> slab_place(units) == 0 && units / 64 <= OWNER_PAGES;
    terminates \true; exits \false;
    assigns CHUNK_TABLES;
    CHUNK_INVARIANT(ensures)
    ensures whole: chunk_whole(\result);
    ensures claimed: \result != OWNER_NONE ==>
        chunk_claimed(\result) && owner_units[slab_page(\result)] == units;
    ensures sizes: chunk_sizes{Pre,Post};
*/
uint32_t chunk_claim(uint32_t units);

/* It is free. */
/*@ CHUNK_INVARIANT(requires)
    requires whole: chunk_whole(granule);
    requires claimed: chunk_claimed(granule);
    terminates \true; exits \false;
    assigns CHUNK_TABLES;
    CHUNK_INVARIANT(ensures)
    ensures whole: chunk_whole(OWNER_NONE);
    ensures sizes: chunk_sizes{Pre,Post};
*/
void chunk_release(uint32_t granule);

#endif
