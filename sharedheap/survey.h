/* survey.h - what the heap's memory is used for, and how much of it is lost to fragmentation.
 *
 * Nothing is counted while objects come and go: whoever wants to know goes over all pages once, in
 * steps of bounded length between which others may run. What did not change meanwhile is counted to
 * the byte; each page and each run counts as it was when the survey came by. */
#ifndef SHAREDHEAP_SURVEY_H
#define SHAREDHEAP_SURVEY_H

#include <stdbool.h>
#include <stdint.h>

#include "slab.h"

/* Begins as zeros. Granules (64 bytes), but for pages and pieces. Free are places in pages of small
 * objects, lost what is left at the end of such a page, where no place fits. */
struct survey {
    uint32_t page; /* where the next step goes on                            */
    uint64_t taken;
    uint64_t free;
    uint64_t lost;
    uint32_t run_pages; /* in free runs, which lie between objects, in so many pieces   */
    uint32_t run_pieces;
};

/*@ // what is no small object has whole pages: chunk_runs
    predicate survey_multiples{L} =
      \forall integer p; 0 <= p < OWNER_PAGES && owner_units[p] > SLAB_LARGEST ==>
          slab_place(owner_units[p]) == 0;
    // granules that are free in the page p, if objects of so many begin there, and that are no
    // object's
    logic integer survey_places{L}(integer p) = set_bits(slab_places[p], 64) * owner_units[p];
    logic integer survey_ends{L}(integer p) = 64 % owner_units[p];
    logic integer survey_run{L}(integer p) = 1 << (run_order[p] - 1);
    // what begins at the page p is counted once, as what it is
    predicate survey_counts_run{L1,L2}(struct survey *s, integer p) =
      \at(run_order[p], L2) != 0 ==>
          \at(s->run_pages, L2) == (uint32_t)(\at(s->run_pages, L1) + survey_run{L2}(p)) &&
          \at(s->run_pieces, L2) == (uint32_t)(\at(s->run_pieces, L1) + 1);
    predicate survey_counts_large{L1,L2}(struct survey *s, integer p) =
      \at(run_order[p], L2) == 0 && \at(owner_units[p], L2) > SLAB_LARGEST ==>
          \at(s->taken, L2) == (uint64_t)(\at(s->taken, L1) + \at(owner_units[p], L2));
    predicate survey_counts_small{L1,L2}(struct survey *s, integer p) =
      \at(run_order[p], L2) == 0 && slab_holds{L2}(p) ==>
          \at(s->free, L2) == (uint64_t)(\at(s->free, L1) + survey_places{L2}(p)) &&
          \at(s->lost, L2) == (uint64_t)(\at(s->lost, L1) + survey_ends{L2}(p)) &&
          (survey_places{L2}(p) + survey_ends{L2}(p) <= 64 ==>
              \at(s->taken, L2) ==
                  (uint64_t)(\at(s->taken, L1) + 64 - survey_places{L2}(p) - survey_ends{L2}(p)));
    // a list of runs of this order has one
    predicate survey_has{L}(integer order) =
      0 <= order < RUN_ORDERS && pages_first[order] != PAGES_NONE;
*/

/* Looks at so many pages, runs and pieces at most; true while there is more to look at. */
/*@ requires survey: \valid(survey);
    requires orders: run_orders;
    requires multiples: survey_multiples;
    requires bounds: space_bounds;
    terminates \true; exits \false;
    assigns *survey;
    ensures more: \result <==> survey->page < space_used;
    ensures on: \old(survey->page) < space_used && steps > 0 ==>
        survey->page > \old(survey->page);
    ensures there: \old(survey->page) >= space_used ==> survey->page == \old(survey->page);
*/
bool survey_step(struct survey *survey, uint32_t steps);

/* The pages of the largest object that there is room for now. */
/*@ requires bounds: space_bounds;
    terminates \true; exits \false; assigns \nothing;
    ensures ahead: \result == 0 || space_room(\result) ||
        \exists integer o; survey_has(o) && \result == 1 << o;
    ensures runs: (\forall integer o; !survey_has(o)) || \exists integer o; survey_has(o) &&
        1 << o <= \result && \forall integer k; o < k ==> !survey_has(k);
    ensures more: \forall integer n; n > \result ==> !space_room(n);
*/
uint32_t survey_largest(void);

#endif
