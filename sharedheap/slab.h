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

#define SLAB_LARGEST 32u /* granules; larger objects are runs of pages */

extern uint64_t slab_begins[SLAB_LARGEST + 1]; /* where objects of each size begin in a page    */
extern uint64_t slab_places[OWNER_PAGES]; /* free places of each page that holds small objects */

void slab_boot(void);

/* The size in granules that an object of `units` granules is given (1 to SLAB_LARGEST). */
uint32_t slab_units(uint32_t units);

/* A free place for an object of this size: its first granule, OWNER_NONE when no page is left. It
 * counts as taken from now on. */
uint32_t slab_claim(uint32_t units);

/* The place that was claimed at this granule, which has no owner any more, is free. */
void slab_release(uint32_t granule);

/* Places set aside but free, in pages: for reports. For tests: do bits and owner words agree? */
bool slab_balanced(uint32_t page);

#endif
