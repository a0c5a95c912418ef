/* slab.h - small objects: pages cut into equal ones, without headers.
 *
 * The sizes are few, such that they waste little of a page. Which places of a page are free is one
 * bit each in one word for the page, set where an object of that size may begin; so a fresh page is
 * one store, and a claim is the lowest bit of the first page in the list of its size. Pages with no
 * free place are in no list. A page with nothing taken returns to the runs, unless it is the last
 * of its size: taking and dropping one object again and again must stay cheap. */
#ifndef SHAREDHEAP_SLAB_H
#define SHAREDHEAP_SLAB_H

#include <stdbool.h>
#include <stdint.h>

#include "owner.h"
#include "pages.h"
#include "run.h"
#include "space.h"

#define SLAB_LARGEST 32u /* granules; larger objects are runs of pages */

extern uint64_t slab_begins[SLAB_LARGEST + 1]; /* where objects of each size begin in a page   */
extern uint64_t slab_places[OWNER_PAGES]; /* free places of each page that holds small objects */

/*@ predicate free_place(integer places, integer i) = (places & (1 << i)) != 0;
    logic integer slab_page(integer g) = g / 64;
    logic integer slab_place(integer g) = g % 64;
    lemma slab_granule: \forall integer g; 0 <= g ==>
        g == slab_page(g) * 64 + slab_place(g) && 0 <= slab_place(g) < 64;

    // objects of this size that begin at these places neither overlap nor leave the page
    predicate slab_cut(integer places, integer units) =
      \forall integer i; 0 <= i < 64 && free_place(places, i) ==> i + units <= 64 &&
          \forall integer j; i < j < 64 && free_place(places, j) ==> i + units <= j;
    predicate slab_sizes{L} =
      \forall integer u; 0 < u <= SLAB_LARGEST ==>
          slab_begins[u] != 0 && slab_cut(slab_begins[u], u);

    predicate slab_holds{L}(integer p) =
      0 <= p < OWNER_PAGES && 0 < owner_units[p] <= SLAB_LARGEST;
    predicate slab_free{L}(integer g) =
      slab_holds(slab_page(g)) && free_place(slab_places[slab_page(g)], slab_place(g));
    predicate slab_object{L}(integer g) =
      slab_holds(slab_page(g)) &&
      free_place(slab_begins[owner_units[slab_page(g)]], slab_place(g));

    // free is where an object may begin and none does; but for what is just claimed, all of that
    predicate slab_vacant{L} =
      \forall integer g; 0 <= g < OWNER_GRANULES && slab_free(g) ==>
          slab_object(g) && owner_word[g] == 0;
    predicate slab_taken{L} =
      \forall integer g; 0 <= g < OWNER_GRANULES && owner_word[g] != 0 &&
          slab_holds(slab_page(g)) ==> slab_object(g);
    predicate slab_whole{L}(integer but) =
      \forall integer g; 0 <= g < OWNER_GRANULES && slab_object(g) && owner_word[g] == 0 &&
          g != but ==> slab_free(g);

    // a page with a free place is in the list of its size, and nothing else is
    predicate slab_listed{L} =
      \forall integer p; slab_holds(p) ==>
          pages_list[p] == (slab_places[p] != 0 ? RUN_ORDERS + owner_units[p] : PAGES_LISTS);
    predicate slab_only_but{L}(integer but) =
      \forall integer p; 0 <= p < OWNER_PAGES && p != but && RUN_ORDERS <= pages_list[p] &&
          pages_list[p] != PAGES_LISTS ==> slab_holds(p) && slab_places[p] != 0;
    predicate slab_only{L} = slab_only_but(PAGES_NONE);

    // what is in no use is cut into nothing
    predicate slab_fresh{L} =
      \forall integer p; 0 <= p < OWNER_PAGES && !space_live(p) ==> owner_units[p] == 0;
    // the sweep comes by
    predicate slab_reached{L} = \forall integer p; slab_holds(p) ==> p * 64 + 64 <= owner_top;

    // bits, owner words and lists of one page
    predicate slab_agrees{L}(integer p) =
      (\forall integer g; p * 64 <= g < p * 64 + 64 ==>
          (slab_free(g) <==> slab_object(g) && owner_word[g] == 0) &&
          (owner_word[g] != 0 ==> slab_object(g))) &&
      (pages_list[p] == RUN_ORDERS + owner_units[p] <==> slab_places[p] != 0);

    // claimed, and nobody's
    predicate slab_claimed{L}(integer g) =
      0 <= g < OWNER_GRANULES && slab_object(g) && !slab_free(g) && owner_word[g] == 0;
    predicate slab_room{L}(integer p, integer units) =
      slab_holds(p) && owner_units[p] == units && slab_places[p] != 0;
    // cut as before, with the same places free
    predicate slab_same{L1,L2}(integer p) =
      (space_live{L1}(p) <==> space_live{L2}(p)) &&
      \at(owner_units[p], L1) == \at(owner_units[p], L2) &&
      \at(slab_places[p], L1) == \at(slab_places[p], L2);
    predicate slab_others{L1,L2}(integer but) =
      \forall integer p; 0 <= p < OWNER_PAGES && p != but ==> slab_same{L1,L2}(p);
    // in this page, no place but this
    predicate slab_beside{L1,L2}(integer but) =
      \forall integer g; 0 <= g < OWNER_GRANULES && slab_page(g) == slab_page(but) && g != but ==>
          (slab_object{L1}(g) <==> slab_object{L2}(g)) && (slab_free{L1}(g) <==> slab_free{L2}(g));
*/
// clang-format off
#define SLAB_INVARIANT(clause)                                                                     \
    clause sizes: slab_sizes; clause vacant: slab_vacant; clause taken: slab_taken;                \
    clause listed: slab_listed; clause only: slab_only; clause fresh: slab_fresh;                  \
    clause reached: slab_reached;
#define SLAB_ALL(clause)                                                                           \
    OWNER_INVARIANT(clause) SPACE_INVARIANT(clause) SLAB_INVARIANT(clause)
#define SLAB_TABLES                                                                                \
    slab_places[0 .. OWNER_PAGES - 1], owner_units[0 .. OWNER_PAGES - 1], owner_top, RUN_TABLES,   \
    run_free, space_used, pages_first[RUN_ORDERS .. PAGES_LISTS - 1]
// clang-format on

/*@ requires none: \forall integer p; 0 <= p < OWNER_PAGES ==> owner_units[p] == 0;
    requires empty: \forall integer p; 0 <= p < OWNER_PAGES ==> pages_list[p] == PAGES_LISTS;
    terminates \true; exits \false;
    assigns slab_begins[0 .. SLAB_LARGEST];
    SLAB_INVARIANT(ensures)
    ensures whole: slab_whole(OWNER_NONE);
*/
void slab_boot(void);

/* The size in granules that an object of `units` granules is given. */
/*@ requires units: 0 < units <= SLAB_LARGEST;
    terminates \true; exits \false; assigns \nothing;
    ensures size: units <= \result <= SLAB_LARGEST;
    ensures little: 2 * \result <= 3 * units;
*/
uint32_t slab_units(uint32_t units);

/* A free place for an object of this size: its first granule, OWNER_NONE when no page is left. It
 * counts as taken from now on. */
/*@ SLAB_ALL(requires)
    requires whole: slab_whole(OWNER_NONE);
    requires units: 0 < units <= SLAB_LARGEST;
    terminates \true; exits \false;
    assigns SLAB_TABLES;
    SLAB_ALL(ensures)
    ensures whole: slab_whole(\result);
    ensures claimed: \result != OWNER_NONE ==> slab_claimed(\result) && \result < owner_top &&
        owner_units[slab_page(\result)] == units;
    ensures free: \result != OWNER_NONE && space_live{Pre}(slab_page(\result)) ==>
        slab_free{Pre}(\result) && slab_beside{Pre,Post}(\result) &&
        slab_room{Pre}(slab_page(\result), units);
    ensures refused: \result == OWNER_NONE ==> !space_room(1) &&
        \forall integer p; !slab_room{Pre}(p, units);
    ensures others: slab_others{Pre,Post}(slab_page(\result));
*/
uint32_t slab_claim(uint32_t units);

/* The place that was claimed at this granule, which has no owner any more, is free: in its page, or
 * with all of it. */
/*@ SLAB_ALL(requires)
    requires claimed: slab_claimed(granule);
    requires whole: slab_whole(granule);
    terminates \true; exits \false;
    assigns SLAB_TABLES;
    SLAB_ALL(ensures)
    ensures whole: slab_whole(OWNER_NONE);
    ensures free: space_live(slab_page(granule)) ==>
        slab_free(granule) && slab_beside{Pre,Post}(granule) &&
        owner_units[slab_page(granule)] == \old(owner_units[slab_page(granule)]);
    ensures others: slab_others{Pre,Post}(slab_page(granule));
*/
void slab_release(uint32_t granule);

/* For tests: do bits, owner words and lists agree? */
/*@ PAGES_INVARIANT(requires)
    requires small: slab_holds(page);
    terminates \true; exits \false; assigns \nothing;
    ensures agree: \result <==> slab_agrees(page);
*/
bool slab_balanced(uint32_t page);

#endif
