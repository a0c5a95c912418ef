/* space.h - the memory between objects and tables: objects take from its begin, tables from its
 * end, so neither has a share that is fixed beforehand. Pages that were an object's once are runs
 * (run.h) ever after; new ones are taken only when no run will do, so the heap stays as low as it
 * can. Objects never take what the tables may need to tell of them: a page of a table is there when
 * it is touched, in the middle of any operation, and must not fail to come. */
#ifndef SHAREDHEAP_SPACE_H
#define SHAREDHEAP_SPACE_H

#include <stdbool.h>
#include <stdint.h>

#include "run.h"

#define SPACE_FULL   16u /* of so many pages of small objects, 3 more tell: owner, payer, frozen  */
#define SPACE_TABLES 3u
#define SPACE_REST   128u /* of so many, one: the tables with a row a page, and the machine's own */
#define SPACE_SPARE  64u  /* for the tables of whatever does not ask                              */

extern uint32_t space_used;    /* pages that were ever an object's, from the begin           */
extern uint32_t space_limit;   /* pages that no table has                                    */
extern uint32_t space_telling; /* pages that the three tables with a row a granule have      */

/*@ predicate space_bounds{L} = space_used <= space_limit <= OWNER_PAGES;
    // what was never an object's is in no free block, and in no list
    predicate space_fresh{L} = run_claimed(space_used, OWNER_PAGES);

    // an object's, or a slab's
    predicate space_live{L}(integer q) = 0 <= q < space_used && run_head[q] == PAGES_NONE;
    predicate space_others{L1,L2}(integer from, integer to) =
      \forall integer q; 0 <= q < OWNER_PAGES && !(from <= q < to) ==>
          (space_live{L1}(q) <==> space_live{L2}(q)) &&
          (space_live{L1}(q) ==> \at(pages_list[q], L1) == \at(pages_list[q], L2));

    // what may have to be left for tables when so many pages are objects'
    logic integer space_most(integer pages) =
      pages / SPACE_FULL * SPACE_TABLES + 2 * SPACE_TABLES;
    logic integer space_reserve{L}(integer pages) =
      \max(0, space_most(pages) - space_telling) + pages / SPACE_REST + SPACE_SPARE;
    predicate space_room{L}(integer pages) =
      pages + space_reserve(space_used + pages) <= space_limit - space_used;
*/
// clang-format off
#define SPACE_INVARIANT(clause)                                                                    \
    RUN_INVARIANT(clause)                                                                          \
    clause bounds: space_bounds; clause fresh: space_fresh;
// clang-format on

/*@ PAGES_INVARIANT(requires)
    requires none: \forall integer p; 0 <= p < OWNER_PAGES ==>
        pages_list[p] == PAGES_LISTS && run_order[p] == 0;
    requires zero: run_free == 0;
    requires bound: pages <= OWNER_PAGES;
    terminates \true; exits \false;
    assigns space_used, space_limit, space_telling, run_head[0 .. OWNER_PAGES - 1];
    SPACE_INVARIANT(ensures)
    ensures empty: space_used == 0 && space_limit == pages;
*/
void space_boot(uint32_t pages);

/* The first page of a run of so many, PAGES_NONE when there is no room. */
/*@ SPACE_INVARIANT(requires)
    requires some: pages != 0;
    terminates \true; exits \false;
    assigns space_used, run_free, RUN_TABLES;
    SPACE_INVARIANT(ensures)
    ensures inside: \result != PAGES_NONE ==> \result + pages <= space_used;
    ensures free: \result != PAGES_NONE ==>
        \forall integer q; \result <= q < \result + pages ==> !space_live{Pre}(q);
    ensures claimed: \result != PAGES_NONE ==> run_claimed(\result, \result + pages);
    ensures others: \result != PAGES_NONE ==> space_others{Pre,Post}(\result, \result + pages);
    ensures more: \result != PAGES_NONE ==>
        space_used - run_free == \old(space_used - run_free) + pages;
    ensures refused: \result == PAGES_NONE ==> !space_room(pages) &&
        space_others{Pre,Post}(0, 0) && space_used == \old(space_used) &&
        run_free == \old(run_free);
*/
uint32_t space_claim(uint32_t pages);

/* A page for the table that was touched at this address, PAGES_NONE when there is none. */
/*@ requires bounds: space_bounds;
    terminates \true; exits \false;
    assigns space_limit, space_telling;
    ensures bounds: space_bounds;
    ensures unused: \result != PAGES_NONE ==>
        \result == space_limit == \old(space_limit) - 1 && \result >= space_used;
    ensures refused: \result == PAGES_NONE <==> \old(space_limit) == space_used;
    ensures kept: \result == PAGES_NONE ==>
        space_limit == \old(space_limit) && space_telling == \old(space_telling);
*/
uint32_t space_take(const void *address);

/* May objects, or tables of the kernel's own, have so many pages more? */
/*@ requires bounds: space_bounds;
    terminates \true; exits \false; assigns \nothing;
    ensures room: \result <==> space_room(pages);
*/
bool space_fits(uint32_t pages);

/* The most of which that is so. */
/*@ requires bounds: space_bounds;
    terminates \true; exits \false; assigns \nothing;
    ensures room: \result != 0 ==> space_room(\result);
    ensures most: \forall integer n; n > \result ==> !space_room(n);
*/
uint32_t space_ahead(void);

#endif
