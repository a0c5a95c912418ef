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

#include "owner.h"

#define RUN_ORDERS 20u /* of 1 to 524288 pages; their lists are the first in pages.h */

extern uint32_t run_free; /* pages in free blocks */

/* order + 1 of the free block that begins at this page, 0 when none does */
extern uint8_t run_order[OWNER_PAGES];

/* The first page of a run, PAGES_NONE when no block is large enough. */
uint32_t run_claim(uint32_t pages);

/* These pages, claimed before or never in use, are free: all of a run or any part of it. */
void run_release(uint32_t first, uint32_t pages);

/* For tests: do the lists hold exactly the free blocks, all of them below this page, and do those
 * add up? */
bool run_balanced(uint32_t pages);

#endif
