/* theorem.h - what the proofs of the shared heap come to, in one page (docs/theorem.md in words).
 *
 * After boot, whatever is asked of the heap, by whichever holders, with whatever arguments, in
 * whatever order: its tables agree, and what one holder asks for never takes, frees or changes an
 * object of another who lives, never ends another, and gives or takes no other's budget. That a
 * holder ends, and that the sweep comes by, are two of these operations.
 *
 * theorem.c calls the operations that the kernel calls, and is proved against their contracts in
 * sharedheap/heap.h, as are their bodies in sharedheap/heap.c, life.c, freeze.c and keep.c. Nothing
 * of it is in an image. */
#ifndef PROOF_THEOREM_H
#define PROOF_THEOREM_H

#include <stdbool.h>
#include <stdint.h>

#include "sharedheap/heap.h"

/* All that the kernel asks of the heap and that changes something. */
enum theorem_operation {
    THEOREM_OPEN,      /* a holder: a component, a queue                    */
    THEOREM_RENEW,     /* end, if it lives, and begin again: what it owned is nobody's */
    THEOREM_CLOSE,     /* end                                               */
    THEOREM_CLAIM,     /* an object, for oneself or for another             */
    THEOREM_GIVE,      /* one's own object, to another                      */
    THEOREM_DROP,      /* one's own object                                  */
    THEOREM_FREEZE,    /* one's own object                                  */
    THEOREM_SHARE,     /* one's own handle                                  */
    THEOREM_KEEP,      /* one's own object, to be taken again at once       */
    THEOREM_UNKEEP,    /* no more                                           */
    THEOREM_KEPT_TAKE, /* take it again                                     */
    THEOREM_KEPT_DROP, /* drop it, to take it again                         */
    THEOREM_SWEEP,     /* collect what is nobody's                          */
    THEOREM_PAGE       /* of a table of the kernel's, out of the free space */
};

/*@ // The tables of the heap agree: HEAP_INVARIANT, as one.
    predicate theorem_sound{L} =
      // holders have a word while they live, and never the same again; budgets are not exceeded
      holder_ranked && holder_linked && holder_states && holder_turns && holder_special &&
      // each object has one owner and one payer, who is charged for just that, or it is free
      owner_words && owner_payers && owner_places && owner_swept && owner_books && place_based &&
      // pages: what is free is in one list, of its size, once; the rest is an object's or fresh
      pages_ranked && pages_forth && pages_back && pages_fronts && pages_highest && pages_lower &&
      run_orders && run_bodies && run_heads && run_merged && run_listed && run_sum &&
      space_bounds && space_fresh &&
      // objects do not overlap: each is a place of a page that is cut into such, or a run of pages
      slab_sizes && slab_vacant && slab_taken && slab_listed && slab_only && slab_fresh &&
      slab_reached && chunk_pages && chunk_bodies && chunk_runs && chunk_begins &&
      chunk_whole(OWNER_NONE) &&
      // what is frozen has as many handles as are counted; what is kept is its payer's
      frozen_bodies && frozen_counts && heap_frozen && heap_handles(OWNER_NONE) &&
      heap_keeps(OWNER_NONE) && heap_keeper(OWNER_NONE);

    // The object at g is another's who lives: not mine, nor kept for me, nor frozen.
    predicate theorem_another{L}(integer me, integer g) =
      owner_word[g] != 0 && owner_word[g] != me && owner_word[g] != HOLDER_FROZEN &&
      !(owner_word[g] == HOLDER_KEEPER && owner_payer[g] == owner_slot(me)) && !owner_stale(g);
    // It has the same owner, payer and size, and is a handle to the same, if it is one.
    predicate theorem_isolated{L1,L2}(integer me) =
      \forall integer g; 0 <= g < OWNER_GRANULES && theorem_another{L1}(me, g) ==>
          heap_same{L1,L2}(g);
    // Who lives and is not me lives on, with the same budget.
    predicate theorem_alive{L1,L2}(integer me) =
      \forall integer s; 0 <= s < HOLDER_SLOTS && s != owner_slot(me) &&
          \at(holder_word[s], L1) != 0 ==>
              \at(holder_word[s], L1) == \at(holder_word[s], L2) &&
              \at(holder_budget[s], L1) == \at(holder_budget[s], L2);
*/
#define THEOREM_TABLES                                                                             \
    HEAP_TABLES, heap_kept[0 ..HOLDER_SLOTS - 1], owner_cursor, owner_again, space_limit,          \
        space_telling

/* One operation, for `me`, who lives and is no part of the heap itself, or has stopped and begins
 * again. Of the rest, anything goes. */
/*@ requires sound: theorem_sound;
    terminates \true; exits \false;
    assigns THEOREM_TABLES;
    ensures sound: theorem_sound;
    ensures isolated: theorem_isolated{Pre,Post}(me);
    ensures alive: theorem_alive{Pre,Post}(me);
*/
void theorem_operation(enum theorem_operation operation, uint32_t me, uint32_t to,
                       const void *object, uint64_t number);

/* Whatever is asked for after boot, however often. What memory is zero at boot: the image's. */
/*@ requires blank: \forall integer s; 0 <= s < HOLDER_SLOTS ==> holder_blank(s);
    requires unkept: \forall integer s; 0 <= s < HOLDER_SLOTS ==> heap_kept[s] == 0;
    requires none: holder_first == 0 && run_free == 0;
    requires free: \forall integer g; 0 <= g < OWNER_GRANULES ==>
        owner_word[g] == 0 && frozen_word[g] == 0;
    requires uncut: \forall integer p; 0 <= p < OWNER_PAGES ==>
        owner_units[p] == 0 && run_order[p] == 0;
    requires base: 0 < (uintptr_t)base <= PLACE_BASES - 4096;
    terminates \true; exits \false;
    assigns THEOREM_TABLES, pages_first[0 .. PAGES_LISTS - 1], slab_begins[0 .. SLAB_LARGEST],
            place_base;
    ensures sound: theorem_sound;
*/
void theorem_history(void *base, uint64_t size, uint64_t length);

#endif
