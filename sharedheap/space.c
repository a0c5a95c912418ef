/* space.c - the memory between objects and tables. The idea stands in space.h. */
#include "space.h"

#include "frozen.h"
#include "pages.h"
#include "run.h"

#define FULL   16u /* of so many pages of small objects, 3 more tell: owner, payer, frozen       */
#define TABLES 3u
#define REST   128u /* of so many pages, one: the tables with a row a page, and the machine's own */
#define SPARE  64u  /* for the tables of whatever does not ask                                    */

uint32_t space_used;
uint32_t space_limit;
static uint32_t telling; /* pages that the three tables with a row a granule have */

void space_boot(uint32_t pages)
{
    space_used = 0;
    space_limit = pages;
    telling = 0;
}

/* What may have to be left for tables when so many pages are objects'. */
static uint32_t reserve_for(uint32_t pages)
{
    uint32_t most = pages / FULL * TABLES + 2 * TABLES;
    uint32_t ahead = most > telling ? most - telling : 0;
    return ahead + pages / REST + SPARE;
}

bool space_fits(uint32_t pages)
{
    uint32_t left = space_limit - space_used;
    return pages <= left && reserve_for(space_used + pages) <= left - pages;
}

uint32_t space_claim(uint32_t pages)
{
    uint32_t first = run_claim(pages);
    if (first != PAGES_NONE || !space_fits(pages))
        return first;
    first = space_used;
    space_used += pages;
    return first;
}

static bool is_within(const void *address, const void *table, uint64_t size)
{
    return (uintptr_t)address - (uintptr_t)table < size;
}

uint32_t space_take(const void *address)
{
    if (space_limit == space_used)
        return PAGES_NONE;
    if (is_within(address, owner_word, sizeof(owner_word)) ||
        is_within(address, owner_payer, sizeof(owner_payer)) ||
        is_within(address, frozen_word, sizeof(frozen_word)))
        telling++;
    return --space_limit;
}

uint32_t space_ahead(void)
{
    uint32_t least = 0, most = space_limit - space_used;
    while (least < most) {
        uint32_t middle = least + (most - least + 1) / 2;
        if (space_fits(middle))
            least = middle;
        else
            most = middle - 1;
    }
    return least;
}
