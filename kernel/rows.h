/* rows.h - rows of the kernel's tables (sharedheap/table.h) get their memory before they are used.
 *
 * Memory comes a page at a time. Where a service touched a row that has none, a page fault in its
 * middle would fetch some, and interrupts would have to wait for all of that. So whoever is about
 * to use a number that was never in use has its rows made ready first, with interrupts on but for
 * the moment in which a page appears. */
#ifndef KERNEL_ROWS_H
#define KERNEL_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "sharedheap/holder.h"
#include "sharedheap/pages.h"
#include "sharedheap/run.h"
#include "sharedheap/space.h"

/* A table and the bytes of its row. Lists of them end with ROWS_END. */
struct rows {
    void *table;
    uint32_t size;
};

#define ROWS(table) {(table), sizeof(table)[0]}
#define ROWS_END    {0, 0}

/* What rows are numbered by. */
enum rows_kind {
    ROWS_COMPONENT,
    ROWS_PORT,
    ROWS_CHANNEL,
    ROWS_SET,    /* that components make */
    ROWS_HOLDER, /* of the heap          */
    ROWS_PAGE,   /* of the heap          */
    ROWS_KINDS
};

/* Rows of each kind below this number have memory. */
extern uint32_t rows_end[ROWS_KINDS];

/*@ requires kind: 0 <= kind < ROWS_KINDS;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> number < rows_end[kind];
*/
static inline bool rows_are_ready(enum rows_kind kind, uint32_t number)
{
    return number < rows_end[kind];
}

/* The first rows of all tables, and those of the owners that are no components. */
void rows_boot(void);

/* If there are no rows up to this number, some more are made, if there is memory for them, and
 * others run meanwhile: so use is `while (rows_grow())`. */
bool rows_grow(enum rows_kind kind, uint32_t number);

/* The same of an object of so many pages: the rows of those that it will have, where that can be
 * told, and of one more holder. */
bool rows_grow_heap(uint64_t pages);

/* Where the next run of so many pages will be, if there is room in what returned; else where the
 * heap has not been. */
/*@ predicate rows_run_there{L}(integer order, integer pages) =
      0 <= order < RUN_ORDERS && pages <= (uint64_t)1 << order &&
      pages_first[order] != PAGES_NONE;
*/
/*@ terminates \true; exits \false; assigns \nothing;
    ensures none: (\forall integer o; !rows_run_there(o, pages)) ==> \result == space_used;
    ensures first: (\exists integer o; rows_run_there(o, pages)) ==>
        \exists integer o; rows_run_there(o, pages) && \result == pages_first[o] &&
            \forall integer k; 0 <= k < o ==> !rows_run_there(k, pages);
*/
uint32_t rows_next(uint64_t pages);

extern uint32_t rows_page; /* the last page of the heap that was readied for objects in it */

/* Is that in question, for an object that is smaller than a page? */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> rows_page != space_used || space_used >= rows_end[ROWS_PAGE] ||
        holder_fresh >= rows_end[ROWS_HOLDER];
*/
static inline bool rows_lack_heap(void)
{
    return rows_page != space_used || !rows_are_ready(ROWS_PAGE, space_used) ||
           !rows_are_ready(ROWS_HOLDER, holder_fresh);
}

#endif
