/* space.h - the memory between objects and tables: objects take from its begin, tables from its
 * end, so neither has a share that is fixed beforehand. Pages that were an object's once are runs
 * (run.h) ever after; new ones are taken only when no run will do, so the heap stays as low as it
 * can. Objects never take what the tables may need to tell of them: a page of a table is there when
 * it is touched, in the middle of any operation, and must not fail to come. */
#ifndef SHAREDHEAP_SPACE_H
#define SHAREDHEAP_SPACE_H

#include <stdbool.h>
#include <stdint.h>

extern uint32_t space_used;  /* pages that were ever an object's, from the begin */
extern uint32_t space_limit; /* pages that no table has                          */

void space_boot(uint32_t pages);

/* The first page of a run of so many, PAGES_NONE when there is no room. */
uint32_t space_claim(uint32_t pages);

/* A page for the table that was touched at this address, PAGES_NONE when there is none. */
uint32_t space_take(const void *address);

/* May objects, or tables of the kernel's own, have so many pages more? */
bool space_fits(uint32_t pages);

/* The most of which that is so. */
uint32_t space_ahead(void);

#endif
