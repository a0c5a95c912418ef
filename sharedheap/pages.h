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

void pages_boot(void);
void pages_push(uint32_t list, uint32_t page);
void pages_remove(uint32_t list, uint32_t page);

/* Is the page, which is in the list, the only one there? */
bool pages_alone(uint32_t list, uint32_t page);

#endif
