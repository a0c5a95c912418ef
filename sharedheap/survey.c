/* survey.c - see survey.h. */
#include "survey.h"

#include "owner.h"
#include "pages.h"
#include "run.h"
#include "slab.h"
#include "space.h"

#define PLACES 64u /* granules of a page */

/* A page of small objects. */
static void count_small(struct survey *survey, uint32_t page, uint32_t units)
{
    uint32_t free = (uint32_t)__builtin_popcountll(slab_places[page]) * units;
    uint32_t lost = PLACES % units;

    survey->free += free;
    survey->lost += lost;
    survey->taken += PLACES - free - lost;
}

/* What begins at this page, and how many pages it has. A page inside of something, which is where a
 * survey may find itself when things have changed, counts for nothing. */
static uint32_t count(struct survey *survey, uint32_t page)
{
    uint32_t units = owner_units[page];

    if (run_order[page] != 0) {
        survey->run_pages += 1u << (run_order[page] - 1);
        survey->run_pieces++;
        return 1u << (run_order[page] - 1);
    }
    if (units > SLAB_LARGEST) {
        survey->taken += units;
        return units / PLACES;
    }
    if (units != 0)
        count_small(survey, page, units);
    return 1;
}

bool survey_step(struct survey *survey, uint32_t steps)
{
    while (steps-- > 0 && survey->page < space_used)
        survey->page += count(survey, survey->page);
    return survey->page < space_used;
}

uint32_t survey_largest(void)
{
    uint32_t order = RUN_ORDERS, ahead = space_ahead();

    while (order > 0 && pages_first[order - 1] == PAGES_NONE)
        order--;
    return order > 0 && 1u << (order - 1) > ahead ? 1u << (order - 1) : ahead;
}
