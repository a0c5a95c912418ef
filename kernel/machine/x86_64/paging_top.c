/* paging_top.c - the tables that never change: levels 4 and 3, which lead to the rows of
 * paging_level2, and what is shown of tables that nobody has written. */
#include "paging.h"

#define PAGED __attribute__((aligned(PAGE_SIZE)))

/* How much higher memory is found than it lies (inline.h). */
uint64_t machine_window;

#define ROWS(n) (uint64_t)(paging_level2 + (n) * PAGING_ENTRIES) + PAGING_TABLE

const uint64_t paging_top[PAGING_ENTRIES] PAGED = {(uint64_t)paging_level3 + PAGING_TABLE};
const uint64_t paging_level3[PAGING_ENTRIES] PAGED = {ROWS(0), ROWS(1), ROWS(2), ROWS(3),
                                                      ROWS(4), ROWS(5), ROWS(6), ROWS(7)};
_Static_assert(PAGING_REGIONS == 8 * PAGING_ENTRIES, "level 3 leads to all rows");

/* A page of zeros and one of ones, and a page table full of each. */
static const uint64_t zeros[PAGING_ENTRIES] PAGED;
static const uint64_t ones[PAGING_ENTRIES] PAGED = {[0 ... PAGING_ENTRIES - 1] = UINT64_MAX};

const uint64_t paging_shown_page[2] = {(uint64_t)zeros + PAGING_RODATA,
                                       (uint64_t)ones + PAGING_RODATA};

static const uint64_t tables[2][PAGING_ENTRIES] PAGED = {
    {[0 ... PAGING_ENTRIES - 1] = (uint64_t)zeros + PAGING_RODATA},
    {[0 ... PAGING_ENTRIES - 1] = (uint64_t)ones + PAGING_RODATA}};

const uint64_t paging_shown_table[2] = {(uint64_t)tables[0] + PAGING_TABLE,
                                        (uint64_t)tables[1] + PAGING_TABLE};
