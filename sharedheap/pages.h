/* pages.h - lists of pages: one for each order of free runs, one for each size of slab.
 *
 * A page is in one list at most, so one pair of links serves all. Linked both ways, because a page
 * leaves its list from the middle: a buddy that merges, a slab that becomes full or empty. */
#ifndef SHAREDHEAP_PAGES_H
#define SHAREDHEAP_PAGES_H

#include <stdbool.h>
#include <stdint.h>

#include "owner.h"

#define PAGES_NONE  OWNER_PAGES /* no page                                       */
#define PAGES_LISTS 53u         /* 20 orders of runs, then the sizes of slabs    */

extern uint32_t pages_first[PAGES_LISTS];
extern uint32_t pages_next[OWNER_PAGES];
extern uint32_t pages_previous[OWNER_PAGES]; /* PAGES_NONE in front */

/* Which list each page is in, PAGES_LISTS for none; and all pages in one order, of which each list
 * is a part: who came later is before. So no list has a cycle, and each holds all that are in it.
 */
//@ ghost extern uint32_t pages_list[OWNER_PAGES];
//@ ghost extern uint32_t pages_rank[OWNER_PAGES];

/*@ predicate pages_mates{L}(integer p, integer q) =
      0 <= p < OWNER_PAGES && 0 <= q < OWNER_PAGES && pages_list[p] < PAGES_LISTS &&
      pages_list[p] == pages_list[q];

    predicate pages_ranked{L} =
      (\forall integer p; 0 <= p < OWNER_PAGES ==> pages_rank[p] < OWNER_PAGES) &&
      (\forall integer p, q; 0 <= p < OWNER_PAGES && 0 <= q < OWNER_PAGES && p != q ==>
          pages_rank[p] != pages_rank[q]);
    predicate pages_forth{L} =
      \forall integer p; 0 <= p < OWNER_PAGES && pages_list[p] < PAGES_LISTS &&
          pages_next[p] != PAGES_NONE ==> pages_mates(p, pages_next[p]) &&
              pages_previous[pages_next[p]] == p && pages_rank[pages_next[p]] < pages_rank[p];
    predicate pages_back{L} =
      \forall integer p; 0 <= p < OWNER_PAGES && pages_list[p] < PAGES_LISTS ==>
          (pages_previous[p] == PAGES_NONE ? pages_first[pages_list[p]] == p :
              pages_mates(p, pages_previous[p]) && pages_next[pages_previous[p]] == p);
    predicate pages_fronts{L} =
      \forall integer l; 0 <= l < PAGES_LISTS && pages_first[l] != PAGES_NONE ==>
          pages_first[l] < OWNER_PAGES && pages_list[pages_first[l]] == l &&
          pages_previous[pages_first[l]] == PAGES_NONE;
    // nothing is in a list that cannot be reached from its first: next is the next lower
    predicate pages_highest{L} =
      \forall integer p; 0 <= p < OWNER_PAGES && pages_list[p] < PAGES_LISTS ==>
          pages_first[pages_list[p]] != PAGES_NONE &&
          pages_rank[p] <= pages_rank[pages_first[pages_list[p]]];
    predicate pages_lower{L} =
      \forall integer p, q; pages_mates(p, q) && pages_rank[q] < pages_rank[p] ==>
          pages_next[p] != PAGES_NONE && pages_rank[q] <= pages_rank[pages_next[p]];

    // no page but this is in another list than before
    predicate pages_but{L1,L2}(integer page) =
      \forall integer p; 0 <= p < OWNER_PAGES && p != page ==>
          \at(pages_list[p], L1) == \at(pages_list[p], L2);
*/
// clang-format off
#define PAGES_INVARIANT(clause)                                                                    \
    clause ranked: pages_ranked; clause forth: pages_forth; clause back: pages_back;               \
    clause fronts: pages_fronts; clause highest: pages_highest; clause lower: pages_lower;
// clang-format on

/*@ terminates \true; exits \false;
    assigns pages_first[0 .. PAGES_LISTS - 1], pages_list[0 .. OWNER_PAGES - 1],
            pages_rank[0 .. OWNER_PAGES - 1];
    PAGES_INVARIANT(ensures)
    ensures none: \forall integer p; 0 <= p < OWNER_PAGES ==> pages_list[p] == PAGES_LISTS;
    ensures empty: \forall integer l; 0 <= l < PAGES_LISTS ==> pages_first[l] == PAGES_NONE;
*/
void pages_boot(void);

/*@ PAGES_INVARIANT(requires)
    requires list: list < PAGES_LISTS;
    requires none: page < OWNER_PAGES && pages_list[page] == PAGES_LISTS;
    terminates \true; exits \false;
    assigns pages_first[list], pages_next[page], pages_previous[0 .. OWNER_PAGES - 1],
            pages_list[page], pages_rank[0 .. OWNER_PAGES - 1];
    PAGES_INVARIANT(ensures)
    ensures in: pages_list[page] == list;
    ensures front: pages_first[list] == page;
    ensures others: pages_but{Pre,Post}(page);
*/
void pages_push(uint32_t list, uint32_t page);

/*@ PAGES_INVARIANT(requires)
    requires in: page < OWNER_PAGES && list < PAGES_LISTS && pages_list[page] == list;
    terminates \true; exits \false;
    assigns pages_first[list], pages_next[0 .. OWNER_PAGES - 1],
            pages_previous[0 .. OWNER_PAGES - 1], pages_list[page];
    PAGES_INVARIANT(ensures)
    ensures none: pages_list[page] == PAGES_LISTS;
    ensures others: pages_but{Pre,Post}(page);
*/
void pages_remove(uint32_t list, uint32_t page);

/* Is the page, which is in the list, the only one there? */
/*@ PAGES_INVARIANT(requires)
    requires in: page < OWNER_PAGES && list < PAGES_LISTS && pages_list[page] == list;
    terminates \true; exits \false; assigns \nothing;
    ensures alone: \result <==>
        \forall integer p; 0 <= p < OWNER_PAGES && pages_list[p] == list ==> p == page;
*/
bool pages_alone(uint32_t list, uint32_t page);

#endif
