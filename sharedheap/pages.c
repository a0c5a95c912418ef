/* pages.c - lists of pages. The idea stands in pages.h. */
#include "pages.h"

#include "table.h"

uint32_t pages_first[PAGES_LISTS];
TABLE uint32_t pages_next[OWNER_PAGES];
TABLE uint32_t pages_previous[OWNER_PAGES];

void pages_boot(void)
{
    for (uint32_t list = 0; list < PAGES_LISTS; list++)
        pages_first[list] = PAGES_NONE;
}

void pages_push(uint32_t list, uint32_t page)
{
    uint32_t second = pages_first[list];
    pages_next[page] = second;
    pages_previous[page] = PAGES_NONE;
    if (second != PAGES_NONE)
        pages_previous[second] = page;
    pages_first[list] = page;
}

void pages_remove(uint32_t list, uint32_t page)
{
    uint32_t next = pages_next[page];
    uint32_t previous = pages_previous[page];
    if (previous == PAGES_NONE)
        pages_first[list] = next;
    else
        pages_next[previous] = next;
    if (next != PAGES_NONE)
        pages_previous[next] = previous;
}

bool pages_alone(uint32_t list, uint32_t page)
{
    return pages_first[list] == page && pages_next[page] == PAGES_NONE;
}
