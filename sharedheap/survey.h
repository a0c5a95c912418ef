/* survey.h - what the heap's memory is used for, and how much of it is lost to fragmentation.
 *
 * Nothing is counted while objects come and go: whoever wants to know goes over all pages once, in
 * steps of bounded length between which others may run. What did not change meanwhile is counted to
 * the byte; each page and each run counts as it was when the survey came by. */
#ifndef SHAREDHEAP_SURVEY_H
#define SHAREDHEAP_SURVEY_H

#include <stdbool.h>
#include <stdint.h>

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

/* Looks at so many pages, runs and pieces at most; true while there is more to look at. */
bool survey_step(struct survey *survey, uint32_t steps);

/* The pages of the largest object that there is room for now. */
uint32_t survey_largest(void);

#endif
