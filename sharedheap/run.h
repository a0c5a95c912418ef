/* run.h - runs of whole pages: a buddy allocator that gives the rest back.
 *
 * Free memory is a set of blocks of 2^order pages, aligned to their size, no two of them buddies.
 * A run of n pages is cut from the smallest block that holds it, and what is left over returns as
 * smaller blocks at once: a vector of 1 MiB and its length take 257 pages, not 512. Both ways cost
 * a few steps for each order, whatever the size and however many runs there are. */
#ifndef SHAREDHEAP_RUN_H
#define SHAREDHEAP_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "pages.h"

#define RUN_ORDERS 20u /* of 1 to 524288 pages; their lists are the first in pages.h */

extern uint32_t run_free; /* pages in free blocks */

/* order + 1 of the free block that begins at this page, 0 when none does */
extern uint8_t run_order[OWNER_PAGES];

/* The first page of the free block that each page is in; PAGES_NONE for what is in none. */
//@ ghost extern uint32_t run_head[OWNER_PAGES];

/*@ logic integer run_size(integer order) = order <= 0 ? 1 : 2 * run_size(order - 1);
    // recursive, where it means nothing, so that no prover unfolds it but where an order is known
    predicate run_power(integer order, integer size) =
      order < 0 ? run_power(0, size) : size == run_size(order);
    predicate run_aligned(integer p, integer order) =
      order < 0 ? run_aligned(p, 0) :
      \forall integer size; run_power(order, size) ==> p % size == 0;
    logic integer run_end{L}(integer p) = p + run_size(run_order[p] - 1);

    predicate run_orders{L} =
      \forall integer p; 0 <= p < OWNER_PAGES && run_order[p] != 0 ==>
          run_order[p] <= RUN_ORDERS && run_head[p] == p && run_end(p) <= OWNER_PAGES &&
          run_aligned(p, run_order[p] - 1);
    predicate run_bodies{L} =
      \forall integer p, q; 0 <= p < OWNER_PAGES && run_order[p] != 0 && p <= q < run_end(p) ==>
          run_head[q] == p;
    predicate run_heads{L} =
      \forall integer q; 0 <= q < OWNER_PAGES && run_head[q] != PAGES_NONE ==>
          run_head[q] <= q && run_order[run_head[q]] != 0 && q < run_end(run_head[q]);
    // no two are buddies
    predicate run_merged{L} =
      \forall integer p; 0 <= p < OWNER_PAGES && 0 < run_order[p] < RUN_ORDERS &&
          run_aligned(p, run_order[p]) ==> run_order[run_end(p)] != run_order[p];
    predicate run_listed{L} =
      \forall integer p; 0 <= p < OWNER_PAGES ==>
          (run_order[p] != 0 ? pages_list[p] == run_order[p] - 1 :
           pages_list[p] >= RUN_ORDERS &&
           (run_head[p] != PAGES_NONE ==> pages_list[p] == PAGES_LISTS));

    // the buddy of what begins here is not free as a whole
    predicate run_alone{L}(integer p, integer order) =
      order < RUN_ORDERS - 1 ==>
          (run_aligned(p, order + 1) ? run_order[p + run_size(order)] != order + 1 :
           run_order[p - run_size(order)] != order + 1);
    predicate run_sound{L}(integer p) = run_order[p] != 0 ==> run_order[p] <= RUN_ORDERS &&
        run_aligned(p, run_order[p] - 1) && run_alone(p, run_order[p] - 1);

    // the accounting
    logic integer run_count{L}(integer n) =
      n <= 0 ? 0 : run_count(n - 1) + (run_head[n - 1] != PAGES_NONE ? 1 : 0);
    predicate run_sum{L} = run_free == run_count(OWNER_PAGES) <= OWNER_PAGES;

    // pages that are in no free block, and in no list
    predicate run_claimed{L}(integer from, integer to) =
      \forall integer q; from <= q < to ==>
          run_head[q] == PAGES_NONE && pages_list[q] == PAGES_LISTS;
    predicate run_released{L}(integer from, integer to) =
      \forall integer q; from <= q < to ==> run_head[q] != PAGES_NONE;
    // whatever is not in between is as free as before, and in its list if it is not
    predicate run_others{L1,L2}(integer from, integer to) =
      \forall integer q; 0 <= q < OWNER_PAGES && !(from <= q < to) ==>
          (\at(run_head[q], L1) == PAGES_NONE <==> \at(run_head[q], L2) == PAGES_NONE) &&
          (\at(run_head[q], L1) == PAGES_NONE ==>
              \at(pages_list[q], L1) == \at(pages_list[q], L2));
*/
// clang-format off
#define RUN_BLOCKS(clause)                                                                         \
    PAGES_INVARIANT(clause)                                                                        \
    clause orders: run_orders; clause bodies: run_bodies; clause heads: run_heads;                 \
    clause merged: run_merged; clause listed: run_listed;
#define RUN_INVARIANT(clause) RUN_BLOCKS(clause) clause sum: run_sum;
#define RUN_LISTS                                                                                  \
    pages_first[0 .. RUN_ORDERS - 1], pages_next[0 .. OWNER_PAGES - 1],                            \
    pages_previous[0 .. OWNER_PAGES - 1], pages_list[0 .. OWNER_PAGES - 1],                        \
    pages_rank[0 .. OWNER_PAGES - 1]
#define RUN_TABLES run_order[0 .. OWNER_PAGES - 1], run_head[0 .. OWNER_PAGES - 1], RUN_LISTS
// clang-format on

/* The first page of a run, PAGES_NONE when no block is large enough. */
/*@ RUN_INVARIANT(requires)
    requires some: pages != 0;
    terminates \true; exits \false;
    assigns run_free, RUN_TABLES;
    RUN_INVARIANT(ensures)
    ensures inside: \result != PAGES_NONE ==> \result + pages <= OWNER_PAGES;
    ensures free: \result != PAGES_NONE ==> run_released{Pre}(\result, \result + pages);
    ensures claimed: \result != PAGES_NONE ==> run_claimed(\result, \result + pages);
    ensures others: \result != PAGES_NONE ==> run_others{Pre,Post}(\result, \result + pages);
    ensures less: \result != PAGES_NONE ==> run_free == \old(run_free) - pages;
    ensures refused: \result == PAGES_NONE ==>
        run_others{Pre,Post}(0, 0) && run_free == \old(run_free) &&
        \forall integer p; 0 <= p < OWNER_PAGES && run_order[p] != 0 ==>
            run_size(run_order[p] - 1) < pages;
*/
uint32_t run_claim(uint32_t pages);

/* These pages, claimed before or never in use, are free: all of a run or any part of it. */
/*@ RUN_INVARIANT(requires)
    requires inside: first + pages <= OWNER_PAGES;
    requires claimed: run_claimed(first, first + pages);
    terminates \true; exits \false;
    assigns run_free, RUN_TABLES;
    RUN_INVARIANT(ensures)
    ensures released: run_released(first, first + pages);
    ensures others: run_others{Pre,Post}(first, first + pages);
    ensures more: run_free == \old(run_free) + pages;
*/
void run_release(uint32_t first, uint32_t pages);

/* For tests: do the lists hold exactly the free blocks, all of them below this page, and do those
 * add up? It believes nothing, not even the invariant. */
/*@ requires bound: pages <= OWNER_PAGES;
    terminates \true; exits \false; assigns \nothing;
    ensures sound: \result ==> \forall integer p; 0 <= p < pages ==> run_sound(p);
*/
bool run_balanced(uint32_t pages);

#endif
